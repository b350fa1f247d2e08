/** The connection's sign counts what waits for it. */

import { createConnection } from "../../../static/cnmviz/panels/connection.js";
import { equal } from "../expect.js";
import { openLab } from "./lab.js";

export function testItCountsWhatWaits() {
  const { lab, root, wire, end } = openLab({});
  createConnection(root, lab.socket);
  void lab.commands.line("docker start web");
  equal(root.textContent, "Live");
  wire.breaks();
  void lab.commands.undo();
  equal([root.textContent?.startsWith("Offline"), root.textContent?.endsWith(" · 2 waiting")], [true, true]);
  end();
}
