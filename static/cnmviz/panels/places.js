/** The ends a question can have: containers by name, `@host` (or `@` and a host's name), `@outside`. */

/** @typedef {import("../types.js").Store} Store */

/**
 * @param {Store} store
 * @returns {[value: string, label: string][]}
 */
export function places(store) {
  const hosts = store.hosts();
  return [
    ...store.containers().map(({ name }) => /** @type {[string, string]} */ ([name, name])),
    ...hosts.map(({ name }) => /** @type {[string, string]} */ (hosts.length > 1 ? [`@${name}`, `host ${name}`] : ["@host", "the host"])),
    ["@outside", "the world outside"],
  ];
}

/**
 * @param {string} value
 * @returns {string} as people say it
 */
export function placeWords(value) {
  if (value === "@host") return "the host";
  if (value === "@outside") return "the world outside";
  return value.startsWith("@") ? `host ${value.slice(1)}` : value;
}
