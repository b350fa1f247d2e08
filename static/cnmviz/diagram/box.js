/**
 * One container as a box of its own: how wide it must be, and where things stand in it. Pure.
 *
 * A box is measured first (`measureBox`), so that its row can be laid out, and placed afterwards (`placeBox`).
 */

import { endpointSays, isLive, memberSays, noteOf, portsOf, sandboxSays } from "./labels.js";
import { BOX, COLUMN, FAR, SANDBOX } from "./sizes.js";
import { farLines, shorten } from "./text.js";

/** @import {Column, ContainerPlace, EndpointPlace, HandlePlace, Measure, Member, Point, Tint} from "./types.js" */

const CHIPS = 2;

/**
 * @param {Member} member
 * @param {Measure} measure
 */
export function measureBox(member, measure) {
  const { container, columns } = member;
  const title = shorten(container.name, "title", BOX.title, measure);
  const image = shorten([container.image, ...stateOf(container)].join(" · "), "note", BOX.title, measure);
  const all = portsOf(member);
  const ports = all.slice(0, CHIPS).map((port) => shorten(port, "mono", BOX.title / 2, measure));
  const chips = ports.reduce((sum, port) => sum + measure(port, "mono") + 22, all.length > CHIPS ? 34 : 0);
  const cells = columns.map((column) => cellWidth(column, columns.length, measure));
  const inner = Math.max(BOX.least, 40 + measure(title, "title"), 12 + measure(image, "note"), chips, sum(cells) + COLUMN.handle);
  const chipWidths = ports.map((port) => Math.ceil(measure(port, "mono")) + 16);
  return {
    member,
    title,
    image,
    ports,
    chipWidths,
    more: all.length - ports.length,
    cells,
    width: Math.ceil(inner / BOX.step) * BOX.step + 2 * BOX.pad,
  };
}

/** @typedef {ReturnType<typeof measureBox>} MeasuredBox */

/** @param {import("../types.js").Container} container */
function stateOf(container) {
  if (container.status === "exited") return [`exited (${container.exit_code})`];
  return container.status === "running" ? [] : [container.status];
}

/** @param {Column} column @param {number} count @param {Measure} measure */
function cellWidth(column, count, measure) {
  if (count > COLUMN.named) return COLUMN.tiny;
  if (count > COLUMN.full) return COLUMN.narrow;
  return Math.max(COLUMN.wide, measure(addressOf(column), "small") + COLUMN.padding);
}

/** @param {Column} column */
function addressOf({ endpoint }) {
  return endpoint?.address || endpoint?.address6 || "";
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * @param {MeasuredBox} box
 * @param {Point} at its corner
 * @param {{height: number, resident: boolean}} row its row's height, and whether it lives in the host's own namespace
 * @param {Measure} measure
 * @returns {Omit<ContainerPlace, "leader" | "hue">}
 */
function placeBox(box, at, { height, resident }, measure) {
  const { container } = box.member;
  const live = isLive(box.member);
  const missing = live ? [] : box.member.missing;
  return {
    id: container.id,
    group: container.host,
    container,
    x: at.x,
    y: at.y,
    w: box.width,
    h: height,
    title: box.title,
    far: farLines(box.title, { w: box.width - 2 * FAR.pad, h: height - FAR.top - FAR.foot }, measure),
    image: box.image,
    ports: box.ports,
    chips: box.chipWidths,
    more: box.more,
    ghost: !live,
    note: shorten(noteOf(box.member, resident), "note", box.width - 2 * BOX.pad, measure),
    missing,
    says: memberSays(box.member, resident),
  };
}

/**
 * The free socket, on the same edge as the others; none where Docker plugs nothing in.
 *
 * @param {MeasuredBox} box
 * @param {ContainerPlace} place
 * @param {boolean} resident
 * @returns {HandlePlace[]}
 */
function placeHandle(box, place, resident) {
  if (resident || box.member.guest) return [];
  return [
    { id: place.id, group: place.group, x: place.x + place.w - BOX.pad - COLUMN.handle / 2, y: place.y + place.h - (place.ghost ? 0 : BOX.foot) },
  ];
}

/**
 * Where each column meets the edge: the sandbox's where it is live, otherwise the container's own.
 *
 * @param {MeasuredBox} box
 * @param {ContainerPlace} place
 * @returns {Point[]} one per column
 */
function columnPoints(box, place) {
  const room = place.w - 2 * BOX.pad - COLUMN.handle;
  const slack = box.cells.length ? Math.max(0, room - sum(box.cells)) / box.cells.length : 0;
  let left = place.x + BOX.pad;
  return box.cells.map((cell) => {
    const x = left + (cell + slack) / 2;
    left += cell + slack;
    return { x, y: place.y + place.h - (isLive(box.member) ? BOX.foot : 0) };
  });
}

/**
 * @param {Column} column a live one
 * @param {Point} at
 * @param {Member} member whose it is
 * @param {Map<string, Tint>} tints
 * @returns {EndpointPlace[]}
 */
function placeEndpoint(column, at, { container, columns }, tints) {
  const { endpoint, network } = column;
  const count = columns.length;
  if (!endpoint) return [];
  return [
    {
      id: endpoint.id,
      group: container.host,
      says: endpointSays(endpoint, network, container),
      endpoint,
      network,
      x: at.x,
      y: at.y,
      hue: tints.get(network.id)?.hue ?? 8,
      top: count > COLUMN.named ? "" : endpoint.interface || "no interface",
      bottom: count > COLUMN.full ? "" : addressOf(column),
    },
  ];
}

/** @typedef {{x: number, live: boolean, column: Column, container: string, from: number}} Socket where a line to a network begins */

/**
 * A cluster: its boxes side by side, its sandbox, its sockets.
 *
 * @param {import("./plan.js").Slot} slot
 * @param {Point} at its corner
 * @param {{height: number, resident: boolean}} row
 * @param {import("./frame.js").Frame} frame whose picture is added to
 * @returns {Socket[]}
 */
export function placeCluster({ boxes, cluster }, at, row, { picture, setting, model }) {
  let { x } = at;
  const places = boxes.map((box) => {
    const leader = row.resident ? "" : boxes[0].member.container.id;
    const hue = model.tints.get(cluster.section)?.hue ?? 8;
    const place = { ...placeBox(box, { x, y: at.y }, row, setting.measure), leader, hue };
    x += box.width + SANDBOX.guestGap;
    return place;
  });
  if (!row.resident) picture.sandboxes.push(...placeSandbox(boxes, places));
  picture.containers.push(...places);
  return boxes.flatMap((box, i) => {
    const points = columnPoints(box, places[i]);
    picture.handles.push(...placeHandle(box, places[i], row.resident));
    return box.member.columns.map((column, at) => {
      picture.endpoints.push(...placeEndpoint(column, points[at], box.member, model.tints));
      const { x: left, y: from } = points[at];
      return { x: left, from, live: column.endpoint !== null, column, container: places[i].id };
    });
  });
}

/** @param {MeasuredBox[]} boxes @param {ContainerPlace[]} places @returns {import("./types.js").SandboxPlace[]} */
function placeSandbox(boxes, places) {
  const [first] = places;
  const inside = places.filter((place, i) => isLive(boxes[i].member) && place.container.sandbox === first.container.sandbox);
  if (inside[0] !== first) return [];
  const label = sandboxSays(inside.length);
  const containers = inside.map((place) => place.id);
  return [{ id: first.container.sandbox, group: first.group, ...sandboxRect(first, inside[inside.length - 1]), label, containers }];
}

/**
 * The rectangle of a sandbox inside boxes that stand side by side.
 *
 * @param {ContainerPlace} first
 * @param {ContainerPlace} last
 */
function sandboxRect(first, last) {
  const y = first.y + first.h - BOX.foot - SANDBOX.height;
  return { x: first.x + BOX.pad, y, w: last.x + last.w - first.x - 2 * BOX.pad, h: SANDBOX.height };
}
