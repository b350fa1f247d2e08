/** Gives a person a file to keep. */

import { el } from "../lib/dom.js";

/** Long enough for a browser to have begun reading it. */
const KEPT = 60_000;

/**
 * @param {Blob} blob
 * @param {string} name
 */
export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}

/**
 * A name for a lab's file that every system takes.
 * @param {{ title: string, code: string }} lab
 * @param {string} ending
 */
export function fileName({ title, code }, ending) {
  const words = title.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = words.filter((word) => word !== code).join("-").slice(0, 60);
  return `${name ? `${name}-` : ""}${code}.${ending}`;
}
