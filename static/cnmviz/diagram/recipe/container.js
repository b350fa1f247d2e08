/**
 * The commands that make a container that there is: `docker run` or `docker create`, its connections, and what ends it.
 *
 * Its first network is named where it is made, further ones are connected. A container that has left the network it was made on, or
 * came back to it later, is made there too, then taken off, connected in the order in which it stands, and started. What is connected
 * although it lives in another's sandbox was connected before it started.
 */

import { pairs } from "./network.js";

/** @import {Attachment, Container, ImageCard, Publish, Store} from "../../types.js" */

/** Exit status of a process that was killed, as `docker stop` kills it in the end. */
const KILLED = 137;
const SIGNALLED = 128;

/**
 * @param {Store} store
 * @param {ImageCard[]} images
 * @param {Container} container
 * @returns {string[][]} the words behind `docker`, one list per command
 */
export function making(store, images, container) {
  const { name, status, attachments } = container;
  const mode = modeOf(store, container);
  const made = madeWith(mode, attachments);
  const verb = status === "created" || !made ? "create" : "run";
  const first = [verb, ...terminal(container, verb), "--name", name];
  const rest = made ? attachments.slice(made.length) : attachments;
  return [
    [...first, ...network(mode, made ?? []), ...flags(store, images, container), container.image, ...command(images, container)],
    ...(made || mode.startsWith("container:") ? [] : [["network", "disconnect", mode, name]]),
    ...rest.map((attachment) => connecting(attachment, name)),
    ...(made || status === "created" ? [] : [["start", name]]),
  ];
}

/**
 * What brings a container that runs to the state that it is in. One that ended by itself ends by itself again.
 *
 * @param {Container} container
 * @returns {string[][]}
 */
export function ending({ name, status, exit_code, interactive }) {
  if (status === "paused") return [["pause", name]];
  if (status !== "exited") return [];
  if (exit_code === KILLED || interactive) return [["stop", name]];
  return exit_code > SIGNALLED ? [["kill", "--signal", String(exit_code - SIGNALLED), name]] : [];
}

/** The network it was made on, by its name; another container's sandbox by that container's. @param {Store} store @param {Container} container */
function modeOf(store, { network_mode: mode, host }) {
  if (mode.startsWith("container:")) return `container:${nameOf(store, "container", mode.slice(10)) ?? mode.slice(10)}`;
  const here = store.networks().filter((network) => !network.host || network.host === host);
  return (here.find(({ name }) => name === mode) ?? here.find(({ id }) => mode.length >= 12 && id.startsWith(mode)))?.name ?? mode;
}

/**
 * The attachments that `run` itself makes: the first, and those up to the last one with a MAC address, which `network connect` cannot
 * give. Null where it was not made with what it has now.
 *
 * @param {string} mode
 * @param {Attachment[]} attachments
 */
function madeWith(mode, attachments) {
  if (mode.startsWith("container:")) return attachments.length ? null : [];
  if (attachments[0]?.network !== mode) return null;
  const made = attachments.slice(0, 1 + Math.max(0, attachments.findLastIndex(({ mac }) => mac !== "")));
  return made.length > 1 || needsLong(attachments[0]) ? (made.every(canBeLong) ? made : null) : made;
}

/** @param {Attachment} attachment */
function needsLong({ gw_priority, driver_opts }) {
  return gw_priority !== 0 || Object.keys(driver_opts).length > 0;
}

/** docker writes the long form of `--network` in small letters. @param {Attachment} attachment */
function canBeLong({ network: name, aliases, driver_opts }) {
  const words = [name, ...aliases, ...Object.entries(driver_opts).flat()];
  return words.every((word) => word === word.toLowerCase() && !/[",\n]/.test(word));
}

/** @param {string} mode @param {Attachment[]} made */
function network(mode, made) {
  const [first, ...more] = made;
  if (!first) return ["--network", mode];
  const long = more.length > 0 || needsLong(first);
  const short = [
    ...(mode === "bridge" ? [] : ["--network", mode]),
    ...address(first),
    ...(first.mac ? ["--mac-address", first.mac] : []),
    ...first.aliases.flatMap((alias) => ["--network-alias", alias]),
  ];
  return [...(long ? made.flatMap((one) => ["--network", longForm(one)]) : short), ...first.links.flatMap((link) => ["--link", link])];
}

/** @param {Attachment} attachment */
function longForm({ network: name, ip, ip6, mac, aliases, driver_opts, gw_priority }) {
  const fields = [["name", name], ...aliases.map((alias) => ["alias", alias]), ["ip", ip], ["ip6", ip6], ["mac-address", mac]];
  const options = Object.entries(driver_opts).map(([key, value]) => ["driver-opt", `${key}=${value}`]);
  const priority = gw_priority ? [["gw-priority", String(gw_priority)]] : [];
  return [...fields, ...options, ...priority].filter(([, value]) => value).map((pair) => pair.join("=")).join(",");
}

/** @param {Attachment} attachment @param {string} container */
function connecting(attachment, container) {
  const { network: name, aliases, links, driver_opts, gw_priority } = attachment;
  return [
    "network", "connect",
    ...address(attachment),
    ...aliases.flatMap((alias) => ["--alias", alias]),
    ...links.flatMap((link) => ["--link", link]),
    ...pairs("--driver-opt", driver_opts),
    ...(gw_priority ? ["--gw-priority", String(gw_priority)] : []),
    name, container,
  ];
}

/** @param {Attachment} attachment */
function address({ ip, ip6 }) {
  return [...(ip ? ["--ip", ip] : []), ...(ip6 ? ["--ip6", ip6] : [])];
}

/** @param {Container} container @param {string} verb */
function terminal({ interactive, tty }, verb) {
  const letters = `${verb === "run" ? "d" : ""}${interactive ? "i" : ""}${tty ? "t" : ""}`;
  return letters ? [`-${letters}`] : [];
}

/** @param {Store} store @param {ImageCard[]} images @param {Container} container */
function flags(store, images, container) {
  const each = (/** @type {string} */ flag, /** @type {string[]} */ values) => values.flatMap((value) => [flag, value]);
  const { publish, publish_all, dns, dns_search, dns_options, extra_hosts, env, labels, capabilities, auto_remove } = container;
  return [
    ...hostname(store, container),
    ...each("--link", container.links.map((link) => linkOf(store, link))),
    ...each("-p", publish.map(published)),
    ...(publish_all ? ["-P"] : []),
    ...each("--expose", exposed(images, container)),
    ...each("--dns", dns), ...each("--dns-search", dns_search), ...each("--dns-option", dns_options),
    ...each("--add-host", extra_hosts),
    ...each("-e", env),
    ...pairs("--label", labels),
    ...each("--cap-add", capabilities),
    ...(auto_remove ? ["--rm"] : []),
    ...entrypoint(images, container),
  ];
}

/** @param {Store} store @param {Container} container */
function hostname(store, { id, host, hostname: name, domainname, network_mode: mode }) {
  const given = mode.startsWith("container:") ? "" : mode === "host" ? nameOf(store, "host", host) : id.slice(0, 12);
  const asked = given !== "" && name !== given;
  return [...(asked ? ["--hostname", name] : []), ...(domainname ? ["--domainname", domainname] : [])];
}

/** @param {Store} store @param {string} link `id:alias:name` */
function linkOf(store, link) {
  const [id = "", alias = "", name = ""] = link.split(":");
  return `${nameOf(store, "container", id) ?? name}:${alias}`;
}

/** @param {Store} store @param {"container" | "host"} kind @param {string} id */
function nameOf(store, kind, id) {
  return /** @type {Container | import("../../types.js").Host | undefined} */ (store.get(kind, id))?.name;
}

/** @param {Publish} publish */
function published({ host_ip, host_port, port, proto }) {
  const ip = host_ip.includes(":") ? `[${host_ip}]` : host_ip;
  return [...(ip ? [ip] : []), ...(ip || host_port ? [host_port] : []), proto === "tcp" ? `${port}` : `${port}/${proto}`].join(":");
}

/** What is neither the image's nor published. @param {ImageCard[]} images @param {Container} container */
function exposed(images, { image, exposed: ports, publish }) {
  const known = new Set([...(imageOf(images, image)?.exposed ?? []), ...publish.map(({ port, proto }) => `${port}/${proto}`)]);
  return ports.filter((port) => !known.has(port));
}

/** @param {ImageCard[]} images @param {Container} container */
function entrypoint(images, container) {
  return ownEntrypoint(images, container) ? ["--entrypoint", container.entrypoint[0] ?? ""] : [];
}

/** Whether it does not start by what its image starts by; the image's command is then not its command either. @param {ImageCard[]} images @param {Container} container */
function ownEntrypoint(images, { image, entrypoint: words, command: behind }) {
  const known = imageOf(images, image);
  return JSON.stringify(words) !== JSON.stringify(known?.entrypoint ?? []) || (!behind.length && (known?.command.length ?? 0) > 0);
}

/** @param {ImageCard[]} images @param {Container} container */
function command(images, container) {
  const usual = JSON.stringify(imageOf(images, container.image)?.command ?? []);
  return !ownEntrypoint(images, container) && JSON.stringify(container.command) === usual ? [] : container.command;
}

/** @param {ImageCard[]} images @param {string} reference such as `docker.io/library/nginx:alpine` */
function imageOf(images, reference) {
  const name = reference.replace(/@.*$/, "").replace(/:[^/]*$/, "").replace(/^docker\.io\//, "").replace(/^library\//, "");
  return images.find((image) => image.name === name);
}
