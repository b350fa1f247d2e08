/** What can be done with a thing, each as the docker command line that it is. Shown by the inspector. */

import { LIFE, removal } from "../diagram/actions.js";
import { dockerLine } from "../lib/quote.js";

/** @typedef {import("../types.js").Container} Container */
/** @typedef {import("../types.js").Network} Network */
/** @typedef {import("../types.js").Endpoint} Endpoint */
/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {{ label: string, line?: string, dialog?: string, danger?: boolean }} Action `dialog` opens a form instead of sending `line` */

/**
 * @param {Lab} lab
 * @param {Container} container
 * @returns {Action[]}
 */
export function containerActions({ store }, container) {
  const docker = (/** @type {string[]} */ ...words) => dockerLine(store, container.host, words);
  const life = (LIFE[container.status] ?? []).map((verb) => ({ label: capital(verb), line: docker(verb, container.name) }));
  return [
    ...life,
    { label: "Connect to a network…", line: docker("network", "connect", "NETWORK", container.name), dialog: "connect" },
    { label: "Rename…", line: docker("rename", container.name, "NEW_NAME"), dialog: "rename" },
    { label: "Remove", line: removal(store, `container:${container.id}`)?.line, danger: true },
  ];
}

/**
 * @param {Lab} lab
 * @param {Network} network
 * @returns {Action[]}
 */
export function networkActions({ store }, network) {
  const docker = (/** @type {string[]} */ ...words) => dockerLine(store, network.host, words);
  const connect = { label: "Connect a container…", line: docker("network", "connect", network.name, "CONTAINER"), dialog: "connect" };
  if (network.predefined) return [connect];
  return [connect, { label: "Remove", line: removal(store, `network:${network.id}`)?.line, danger: true }];
}

/**
 * @param {Lab} lab
 * @param {Endpoint} endpoint
 * @returns {Action[]}
 */
export function endpointActions({ store }, endpoint) {
  return [{ label: "Disconnect", line: removal(store, `endpoint:${endpoint.id}`)?.line, danger: true }];
}

/** @param {string} word */
function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
