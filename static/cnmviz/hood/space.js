/** One namespace placed: the plates of those who live in it, its lines of text, and the sockets at its lower edge. Pure. */

import { farLines, shorten } from "../diagram/text.js";
import { vethName } from "./interfaces.js";
import { linkSays, namespaceSays, plateSays, socketSays } from "./labels.js";
import { defaultRoute, socketName } from "./plan.js";
import { SPACE } from "./sizes.js";

/** @import {Rect} from "../diagram/types.js" */
/** @import {Endpoint, Network} from "../types.js" */
/** @import {Frame, Socket} from "./frame.js" */
/** @import {Space} from "./plan.js" */
/** @import {HoodPicture, Iface} from "./types.js" */

const FAR = { top: 40, foot: 16 };

/**
 * @param {HoodPicture} picture is added to
 * @param {Space} space
 * @param {Rect} rect
 * @param {Frame} frame
 * @returns {Socket[]}
 */
export function placeSpace(picture, space, rect, frame) {
  const { namespace, plates } = space;
  let x = rect.x + SPACE.pad;
  const where = namespace ? "in a network namespace" : "without a network namespace";
  const share = rect.w / plates.length;
  plates.forEach((plate, i) => {
    const room = { x: rect.x + i * share, y: rect.y, w: share, h: rect.h };
    picture.plates.push({
      id: plate.container.id,
      container: plate.container,
      says: plateSays(plate.container, where),
      x,
      y: rect.y + 6,
      w: plate.width,
      h: SPACE.plate - 6,
      title: plate.title,
      sub: plate.sub,
      ghost: !namespace,
      resident: false,
      far: farLines(plate.title, { w: share - 12, h: rect.h - FAR.top - FAR.foot }, frame.setting.measure),
      farAt: { x: room.x + share / 2, y: rect.y + FAR.top + (rect.h - FAR.top - FAR.foot) / 2 },
      box: rect,
    });
    x += plate.width + SPACE.plateGap;
  });
  if (namespace) {
    picture.namespaces.push({
      ...rect,
      says: namespaceSays(namespace, defaultRoute(namespace)),
      id: namespace.id,
      sandbox: namespace.id,
      lines: space.lines.map((line) => shorten(line, "small", rect.w - 2 * SPACE.pad, frame.setting.measure)),
      containers: plates.map(({ container }) => container.id),
    });
  }
  placeHandle(picture, space, rect);
  const sockets = placeSockets(picture, space, rect, frame);
  stand(space, sockets, rect, frame);
  return sockets;
}

/** The free socket by which a container is connected to one more network. @param {HoodPicture} picture @param {Space} space @param {Rect} rect */
function placeHandle(picture, { plates }, { x, y, w, h }) {
  const [{ container }] = plates;
  if (container.network_mode.startsWith("container:")) return;
  picture.handles.push({ id: container.id, x: x + w - SPACE.pad - SPACE.handle / 2, y: y + h });
}

/** @param {HoodPicture} picture @param {Space} space @param {Rect} rect @param {Frame} frame @returns {Socket[]} */
function placeSockets(picture, space, rect, frame) {
  const room = rect.w - 2 * SPACE.pad - SPACE.handle;
  const taken = space.cells.reduce((sum, cell) => sum + cell, 0);
  const slack = space.cells.length ? Math.max(0, room - taken) / space.cells.length : 0;
  let left = rect.x + SPACE.pad;
  return space.sockets.flatMap((socket, i) => {
    const at = { x: left + (space.cells[i] + slack) / 2, y: rect.y + rect.h };
    left += space.cells[i] + slack;
    return placeSocket(picture, space, socket, at, frame);
  });
}

/** @param {HoodPicture} picture @param {Space} space @param {Iface} socket @param {{x: number, y: number}} at @param {Frame} frame @returns {Socket[]} */
function placeSocket(picture, space, socket, at, frame) {
  const endpoint = frame.endpoints.get(socket.endpoint);
  const network = frame.networks.get(socket.network);
  if (!endpoint || !network) return [];
  const owner = space.plates.find(({ container }) => container.id === endpoint.container)?.container;
  const { hue, dash } = frame.tints.get(network.id) ?? { hue: 8, dash: "" };
  picture.endpoints.push({
    id: endpoint.id,
    says: socketSays(socket, owner, network),
    endpoint,
    network,
    ...at,
    hue,
    top: socketName(socket),
    bottom: socket.addresses[0] ?? "",
  });
  const link = linkOf(endpoint, network, socket, owner?.name ?? endpoint.name, { ...at, host: frame.host.id, hue, dash });
  picture.links.push(link);
  return [{ ...at, endpoint: endpoint.id, network: network.id, container: endpoint.container, link }];
}

/**
 * The other end of an interface; where it lies is known once its device is placed.
 *
 * @param {Endpoint} endpoint
 * @param {Network} network
 * @param {Iface} socket
 * @param {string} who
 * @param {{x: number, y: number, host: string, hue: number, dash: string}} more
 */
function linkOf(endpoint, network, socket, who, { x, y, host, hue, dash }) {
  const veth = socket.link === "veth" ? vethName(endpoint) : "";
  return {
    id: endpoint.id,
    says: linkSays(veth, socket.on, socket.name, who),
    endpoint,
    network: network.id,
    host,
    x,
    y,
    from: { x, y },
    hue,
    dash,
    veth,
    label: veth || socket.link,
    up: true,
  };
}

/** Where a packet stands that is in a container: at its plate, beside the sockets of its namespace. @param {Space} space @param {Socket[]} sockets @param {Rect} rect @param {Frame} frame */
function stand(space, sockets, rect, frame) {
  for (const { container } of space.plates) {
    const id = `container:${container.id}`;
    const at = { x: rect.x + rect.w / 2, y: rect.y + rect.h / 2 };
    frame.stop({ id, lanes: [], at, owner: id, needs: [id], beside: sockets.map(({ endpoint }) => `endpoint:${endpoint}`) });
  }
}
