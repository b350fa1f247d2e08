/** A link to be handed on: to be copied, to be photographed from a projector, to be put into a page. */

import { copy } from "../lib/copy.js";
import { el, icon } from "../lib/dom.js";
import { field } from "../lib/form.js";

/** @typedef {{ link: string, qr: string, embed?: string }} Links `qr` is the address of a picture, `embed` the code for a page */

const QR_SIZE = 148;

/** @param {Links} links */
export function linkBlock({ link, qr, embed = "" }) {
  const done = el("p", { class: "hint", role: "status" });
  const address = el("input", { readonly: true, value: link, spellcheck: "false" });
  const code = el("textarea", { readonly: true, rows: "3", spellcheck: "false" }, embed);
  const fields = el("div", { class: "link-fields" }, copying("Link", address, "Copy the link", done), embed ? copying("Code for a page", code, "Copy the code", done) : null, done);
  return el("div", { class: "link-block" }, fields, qrCode(qr));
}

/** @param {string} address */
function qrCode(address) {
  const image = el("img", { src: address, width: QR_SIZE, height: QR_SIZE, alt: "QR code of the link" });
  return el("a", { class: "qr", href: address, target: "_blank", rel: "noopener", title: "The QR code alone, for a projector" }, image);
}

/**
 * @param {string} label
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {string} words of the button
 * @param {HTMLElement} done says what came of it
 */
function copying(label, control, words, done) {
  const press = async () => void (done.textContent = (await copy(control.value)) ? "Copied" : "Copy it from the field");
  control.addEventListener("focus", () => control.select());
  const place = el("button", { type: "button", class: "button only-icon", "aria-label": words, title: words, onclick: press }, icon("copy"));
  const whole = field(label, control);
  const row = el("div", { class: "copy-row" });
  control.before(row);
  row.append(control, place);
  return whole;
}
