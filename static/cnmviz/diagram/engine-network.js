/**
 * What the engine makes for itself: the predefined networks, and in a swarm the routing mesh's network and the bridge that is the way
 * out of overlay networks. Nobody copies or removes them along with things of their own.
 */

/** @import {Endpoint, Network} from "../types.js" */

/** The bridge behind overlay networks. Docker knows it by this name alone, whoever has made it. */
export const GATEWAY_BRIDGE = "docker_gwbridge";
const HIDDEN = "gateway_";

/** @param {Network} network */
export function madeByEngine({ predefined, ingress, name }) {
  return predefined || ingress || name === GATEWAY_BRIDGE;
}

/** Whether an endpoint is the hidden way out of a container on overlays. @param {Endpoint} endpoint @param {Network} network */
export function isHidden(endpoint, network) {
  return endpoint.name.startsWith(HIDDEN) && network.name === GATEWAY_BRIDGE;
}
