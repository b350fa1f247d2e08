/** Sharing a lesson: it becomes a scenario that carries it, with a link and its QR code. Shared again, it is one more version. */

import { button, el, icon } from "../lib/dom.js";
import { openDialog } from "../lib/dialog.js";
import { busy } from "../lesson/busy.js";
import { counted } from "../lesson/words.js";
import { linkBlock } from "./links.js";

/** @import {Bench} from "../builder/bench.js" */
/** @import {KnownScenario} from "../types.js" */

/** @param {Bench} bench @param {string} markdown */
export function openShareLesson(bench, markdown) {
  const { desk, asking } = bench;
  const { problems, draft } = desk;
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const send = button("Share", () => void busy(send, share), { kind: "primary" });
  const dialog = openDialog("Share this lesson", [
    el("div", { class: "saved" },
      el("p", {}, "Whoever has the link can start it in a lab of their own; it begins with your start, not with what the lab looks like now. The link cannot be guessed, and you can withdraw it on its page."),
      draft.shared ? el("p", { class: "hint" }, "It was shared before: this becomes the next version, and the same link leads to it.") : null,
      problems.length ? el("p", { class: "lesson-note warn" }, `${counted(problems.length, "thing")} still to do: students might get stuck. See Check.`) : null,
      problem,
      el("footer", {}, button("Cancel", () => dialog.close()), send)),
  ], { kind: "saving" });
  send.focus();

  async function share() {
    const reply = await asking.share(markdown, draft.shared);
    problem.hidden = reply.ok;
    if (!reply.ok) return void (problem.textContent = [reply.why, ...(reply.problems ?? [])].join("\n"));
    if (desk.draft === draft) desk.change({ shared: reply.body.token });
    dialog.close();
    openShared(bench, reply.body);
  }
}

/** @param {Bench} bench @param {KnownScenario} shared */
function openShared({ lab }, shared) {
  lab.announce(`Shared as version ${shared.number} of ${shared.title}`);
  const page = el("a", { class: "button primary", href: shared.page, target: "_blank", rel: "noopener" }, "Open its page");
  const dialog = openDialog("The lesson is shared", [
    el("div", { class: "saved" },
      el("p", { class: "kept-as" }, icon("check"), shared.title, " ", el("span", { class: "badge" }, `version ${shared.number}`)),
      linkBlock({ link: shared.link, qr: shared.qr }),
      el("footer", {}, button("Close", () => dialog.close()), page)),
  ], { kind: "saving" });
  page.focus();
}
