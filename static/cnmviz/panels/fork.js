/** Going on from an earlier moment in a lab of its own. The form and its token stand in the page; refusals are said over it. */

import { find } from "../lib/dom.js";

const FAILED = "The new lab could not be made. Reload the page, and try again.";

/**
 * @param {number} at
 * @returns {Promise<string>} why it was not done; "" where the new lab is being opened
 */
export async function fork(at) {
  const form = /** @type {HTMLFormElement} */ (find("#fork"));
  const fields = new FormData(form);
  fields.set("at", String(at));
  const response = await fetch(form.action, { method: "POST", body: fields }).catch(() => null);
  if (!response) return "The server cannot be reached. The new lab was not made.";
  if (response.redirected) location.assign(response.url);
  if (response.ok) return "";
  return response.headers.get("content-type")?.startsWith("text/plain") ? (await response.text()).trim() : FAILED;
}
