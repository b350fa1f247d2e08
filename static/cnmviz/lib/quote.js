/** Command lines from words, so that what a form or gesture sends is what a person could have typed. */

/**
 * A word as a shell reads it back.
 * @param {string} word
 */
export function quote(word) {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'"'"'`)}'`;
}

/**
 * A docker command line. On the lab's first host no context is named.
 * @param {import("../types.js").Store} store
 * @param {string} host the id of the host where it runs, "" for the first
 * @param {(string | false | null | undefined)[]} words left out where empty
 */
export function dockerLine(store, host, words) {
  return exactLine(store, host, words.filter((word) => typeof word === "string" && word !== "").map(String));
}

/**
 * The same, where an empty word is one too.
 * @param {import("../types.js").Store} store
 * @param {string} host
 * @param {string[]} words
 */
export function exactLine(store, host, words) {
  const hosts = store.hosts();
  const name = host && hosts[0]?.id !== host ? hosts.find((other) => other.id === host)?.name : "";
  return ["docker", ...(name ? ["--context", name] : []), ...words].map(quote).join(" ");
}
