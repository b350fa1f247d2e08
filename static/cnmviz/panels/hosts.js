/** On which host a form's command runs; with one host there is nothing to choose. */

import { choice, field } from "../lib/form.js";

/**
 * @param {import("./types.js").Lab} lab
 * @param {string} about the host that was pointed at, as `host:id`
 */
export function hostChoice(lab, about) {
  const hosts = lab.store.hosts();
  const pointed = hosts.find(({ id }) => about === `host:${id}`)?.id ?? hosts[0]?.id ?? "";
  const list = choice(hosts.map(({ id, name }) => /** @type {[string, string]} */ ([id, name])), pointed);
  return { element: hosts.length > 1 ? field("Host", list) : null, value: () => list.value };
}
