/** What happens in the lab, said: refusals as messages over the page, other people's changes for screen readers. */

import { beginning, inShort, refusal } from "../lib/receipt.js";
import { saidLine } from "../lib/undone.js";

/** @param {import("./types.js").Lab} lab */
export function createNews({ socket, live, people, commands, announce, toast }) {
  socket.on("answer", ({ request, receipt }) => {
    if (commands.isQuiet(request.ref)) return;
    const why = refusal(receipt);
    if (why && !receipt.trace) toast(inShort(why), { kind: "bad", about: beginning(receipt.line ?? "") });
  });
  socket.on("closed", (why) => toast(why, { kind: "bad" }));
  socket.on("state", ({ name }) => {
    if (name === "offline") announce("The connection is lost; what you type is kept");
  });
  live.subscribe((_changes, frame) => {
    if (!frame || frame.by === people.me.id || onlyMoves(frame)) return;
    const person = frame.by ? (people.get(frame.by)?.name ?? "Somebody") : "The lab";
    announce(`${person}: ${saidLine(frame)}`);
  });
}

/** Where things stand says nothing to who does not see them. @param {import("../types.js").Frame} frame */
function onlyMoves({ changes }) {
  return changes.length > 0 && changes.every(({ kind }) => kind === "position");
}
