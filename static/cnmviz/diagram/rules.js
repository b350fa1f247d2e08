/**
 * What Docker refuses, said before the drop: why a container cannot be connected to a network now, in Docker's words. Pure.
 *
 * The server decides; here a gesture only learns early what it would answer. Every rule is of the container or of the network's
 * driver card, as in docker-facts 2.3.
 */

/** @import {Container, DriverCard, Network} from "../types.js" */

/**
 * @param {Container} container
 * @param {Network} network
 * @param {Map<string, DriverCard>} cards
 * @returns {string} "" where nothing speaks against it
 */
export function whyNotConnect(container, network, cards) {
  const shape = cards.get(network.driver)?.shape;
  const names = container.attachments.map((attachment) => attachment.network);
  const { network_mode: mode } = container;
  if (network.host && network.host !== container.host) return "the network belongs to another host";
  if (mode === "host" || mode.startsWith("container:")) {
    return "container sharing network namespace with another container or host cannot be connected to any other network";
  }
  if (shape === "slab") return "cannot connect container to host network - container must be created in host network mode";
  if (names.includes(network.name) && !container.sandbox) return "the stopped container is already configured for this network";
  if (names.includes(network.name))
    return `endpoint with name ${container.name.slice(0, 60)} already exists in network ${network.name.slice(0, 60)}`;
  const isolated = names.includes("none") || (shape === "dashed" && names.length > 0);
  return isolated ? "container cannot be connected to multiple networks with one of the networks in private (none) mode" : "";
}
