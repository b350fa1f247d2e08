/** What happens in the lab, said: refusals as messages over the page, other people's changes for screen readers. */

import { refusal } from "../lib/receipt.js";
import { saidLine } from "../lib/undone.js";

/** @param {import("./types.js").Lab} lab */
export function createNews({ socket, store, people, commands, announce, toast }) {
  socket.on("answer", ({ request, receipt }) => {
    if (commands.isQuiet(request.ref)) return;
    const why = refusal(receipt);
    if (why && !receipt.trace) toast(why, { kind: "bad", about: receipt.line });
  });
  socket.on("closed", (why) => toast(why, { kind: "bad" }));
  socket.on("state", ({ name }) => {
    if (name === "offline") announce("The connection is lost; what you type is kept");
  });
  store.subscribe((_changes, frame) => {
    if (!frame || frame.by === people.me.id || frame.changes.every(({ kind }) => kind === "position")) return;
    const person = frame.by ? (people.get(frame.by)?.name ?? "Somebody") : "The lab";
    announce(`${person}: ${saidLine(frame)}`);
  });
}
