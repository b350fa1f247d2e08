/** How a place can be reached, by the protocol's name and as people say it. */

/** @type {[protocol: string, words: string][]} */
export const PROTOCOLS = [["icmp", "ping"], ["tcp", "TCP port"], ["udp", "UDP port"], ["name", "name look-up"]];
