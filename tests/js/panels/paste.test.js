/** Docker lines that are pasted before those of an earlier paste are answered. */

import { paste } from "../../../static/cnmviz/panels/paste.js";
import { host } from "../entities.js";
import { equal } from "../expect.js";
import { openLab } from "./lab.js";

const RUN = "docker run -d --name web nginx";

/** @param {{ sent: any[] }} wire */
function lines(wire) {
  return wire.sent.filter(({ type }) => type === "line").map(({ text }) => text);
}

/** Answer everything. @param {import("../wire.js").Wire} wire */
function refuse(wire) {
  for (const { ref } of wire.sent.filter(({ type }) => type === "line")) wire.says({ type: "receipt", ref, ok: false, error: "no" });
}

export async function testTwoPastesAtOnceTakeTwoNames() {
  const { lab, wire, end } = openLab({ host: [host("h1", "node1", 1)] });
  const both = [paste(lab, RUN), paste(lab, RUN)];
  equal(lines(wire), [RUN, "docker run -d --name web-2 nginx"]);
  refuse(wire);
  await Promise.all(both);
  const again = paste(lab, RUN);
  equal(lines(wire).at(-1), RUN, "what was refused takes no name");
  refuse(wire);
  await again;
  end();
}

export async function testALineThatWasTypedBeforeTakesItsName() {
  const { lab, wire, end } = openLab({ host: [host("h1", "node1", 1)] });
  void lab.commands.line(RUN);
  const pasted = paste(lab, RUN);
  equal(lines(wire).at(-1), "docker run -d --name web-2 nginx");
  refuse(wire);
  await pasted;
  end();
}
