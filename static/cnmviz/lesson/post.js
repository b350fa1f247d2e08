/** One request to the lesson's part of the server. Draws nothing, and tries nothing twice. */

/** @template T @typedef {import("./types.js").Reply<T>} Reply */

const AWAY = "The server cannot be reached.";
const BROKEN = "The server has trouble.";
const OLD = "This page is too old. Load it again; nothing is lost.";
/** Of HTTP: not now, but later. */
const TOO_MANY = 429;
const PATIENCE = 20_000;

/**
 * @template T
 * @param {string} url
 * @param {string} token
 * @param {object} [body]
 * @param {typeof fetch} [send]
 * @returns {Promise<Reply<T>>}
 */
export async function post(url, token, body = {}, send = fetch) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const options = { method: "POST", headers, body: JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE) };
  const response = await send(url, options).catch(() => null);
  if (!response) return { ok: false, why: AWAY, lost: true };
  // An answer may break off in the middle, and a page may stand where an answer should be.
  const said = await response.json().catch(() => null);
  if (response.ok && said) return { ok: true, body: said };
  if (response.ok || response.status >= 500) return { ok: false, why: BROKEN, lost: true };
  return { ok: false, why: typeof said?.error === "string" ? said.error : OLD, lost: response.status === TOO_MANY, problems: said?.problems };
}
