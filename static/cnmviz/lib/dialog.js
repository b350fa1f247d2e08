/** Dialogs: a title, a body, a row of buttons. Escape and a press beside it close it; focus goes back. */

import { button, el, icon } from "./dom.js";

/** Milliseconds after which a form says that it waits. */
const SLOW = 1_000;

let opened = 0;

/**
 * @param {string} title
 * @param {(Node | null)[]} body
 * @param {{ kind?: string, onclose?: () => void }} [options]
 * @returns {HTMLDialogElement} shown, and removed when it is closed
 */
export function openDialog(title, body, { kind = "", onclose } = {}) {
  const id = `dialog-title-${(opened += 1)}`;
  const heading = el("h2", { id }, title);
  const close = el("button", { type: "button", class: "button quiet only-icon", "aria-label": "Close", onclick: () => dialog.close() }, icon("close"));
  const dialog = el("dialog", { class: `dialog ${kind}`.trim(), "aria-labelledby": id }, el("header", {}, heading, close), ...body);
  dialog.addEventListener("pointerdown", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    onclose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * A form whose fields make one docker command line, shown as it grows. A refusal appears inside, in Docker's words.
 * @param {object} options
 * @param {string} options.title
 * @param {string} options.submit the button's word
 * @param {(Node | null)[]} options.fields
 * @param {() => string} options.line
 * @param {(line: string) => Promise<string>} options.run resolves with the refusal, "" where it was done
 */
export function openCommandDialog({ title, submit, fields, line, run }) {
  const shown = el("code", { class: "command-line" }, line());
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const send = el("button", { type: "submit", class: "button primary" }, submit);
  const as = el("div", { class: "as-command" }, el("span", { class: "hint" }, "This is the command"), shown);
  const cancel = button("Cancel", () => dialog.close());
  const late = el("p", { class: "hint", role: "status" });
  const form = el("form", { class: "command-form", method: "dialog" }, ...fields, as, problem, late, el("footer", {}, cancel, send));
  form.addEventListener("input", () => void (shown.textContent = line()));
  form.addEventListener("keydown", (event) => submitFromLists(form, event));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    const slow = setTimeout(() => void (late.textContent = "Waiting for the lab. It will be done also when this form is closed."), SLOW);
    const refusal = await run(line());
    clearTimeout(slow);
    late.textContent = "";
    send.disabled = false;
    problem.hidden = !refusal;
    problem.textContent = refusal;
    if (!refusal) dialog.close();
  });
  const dialog = openDialog(title, [form], { kind: "commanding" });
  begin(form);
}

/**
 * Start in the first text field; typing replaces what is proposed there.
 * @param {HTMLFormElement} form
 */
function begin(form) {
  const text = form.querySelector("input");
  (text ?? form.querySelector("select"))?.focus();
  text?.select();
}

/**
 * A browser submits with Enter from a text field, but not from a list.
 * @param {HTMLFormElement} form
 * @param {KeyboardEvent} event
 */
function submitFromLists(form, event) {
  if (event.key !== "Enter" || !(event.target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  form.requestSubmit();
}
