/**
 * The host's own namespace: its small interfaces, the containers that live in it, and what a packet passes in the kernel as cards in
 * their order: raw, published ports, routing, the host's programs, filter, masquerade; at the end the outer interface. Pure.
 */

import { farLines, farSize, shorten } from "../diagram/text.js";
import { HOOKS, hookSays, ifaceSays, plateSays, ruleSays } from "./labels.js";
import { plateOf } from "./plan.js";
import { routeLine } from "./routes.js";
import { CARD, FAR, GUTTER, OUTER, PANEL } from "./sizes.js";

/** @import {Measure, Rect} from "../diagram/types.js" */
/** @import {Frame} from "./frame.js" */
/** @import {HookId, Iface, IfacePlace, Rule} from "./types.js" */
/** @typedef {{key: string, short: string, tip: string, says: string, effect: string}} Line one line of a card */

/** @type {HookId[]} */
const ORDER = ["raw", "dnat", "route", "local", "filter", "masq"];
const ONE_ROW = 1560;

export class Panel {
  /** @type {Rect} */
  region = { x: 0, y: 0, w: 0, h: 0 };
  rail = { x: 0, y1: 0, y2: 0 };
  /** The y at which chips stand beside the outer interface. */
  foot = 0;

  /** @param {Frame} frame */
  constructor(frame) {
    this.frame = frame;
    this.facts = frame.plan.facts;
    this.host = frame.host;
    this.id = frame.host.id;
    this.x = frame.left;
    this.w = frame.right - frame.left;
    this.measure = frame.setting.measure;
  }

  /** @returns {number} the y below all */
  draw() {
    const top = this.frame.y;
    let y = top + PANEL.head;
    y = this.#small(y);
    y = this.#residents(y);
    const rows = this.w >= ONE_ROW ? [ORDER] : [ORDER.slice(0, 3), ORDER.slice(3)];
    let spine = y;
    for (const hooks of rows) {
      spine = y + PANEL.spine / 2;
      y = this.#cards(hooks, y + PANEL.spine) + PANEL.gap / 2;
    }
    this.region = { x: this.x - 14, y: top, w: this.w + 28, h: y - top + 4 };
    const bottom = this.#outer(y + OUTER.gap, spine, rows[rows.length - 1].length);
    this.#rail(spine);
    return bottom;
  }

  /** From the uppermost lane that comes down from a bridge to the last spine. @param {number} spine */
  #rail(spine) {
    const lane = `rail ${this.id}`;
    const { picture, first } = this.frame;
    const heights = picture.stops.slice(first).filter(({ lanes }) => lanes.includes(lane)).map(({ at }) => at.y);
    this.rail = { x: this.frame.railX, y1: Math.min(...heights, spine), y2: Math.max(...heights, spine) };
  }

  /** Loopback, VLAN interfaces and dummies, as chips. @param {number} y */
  #small(y) {
    const small = this.facts.interfaces.filter(({ link }) => ["loopback", "vlan", "dummy"].includes(link));
    let x = this.x;
    for (const iface of small) {
      const title = shorten(iface.on ? `${iface.name}@${iface.on}` : iface.name, "mono", 200, this.measure);
      const detail = iface.addresses[0] ?? "";
      const w = Math.ceil(this.measure(title, "mono") + (detail ? 8 + this.measure(detail, "small") : 0) + 20);
      if (x > this.x && x + w > this.x + this.w) {
        x = this.x;
        y += PANEL.chip + PANEL.chipGap;
      }
      this.#iface(iface, { x, y, w, h: PANEL.chip }, title, detail);
      x += w + PANEL.chipGap;
    }
    return y + PANEL.chip + 10;
  }

  /** @param {Iface} iface @param {Rect} rect @param {string} title @param {string} detail */
  #iface(iface, rect, title, detail) {
    /** @type {IfacePlace} */
    const place = {
      ...rect,
      id: `${this.id.slice(0, 12)}/${iface.name.slice(0, 60)}`,
      says: ifaceSays(iface, this.host),
      host: this.id,
      title,
      detail,
      outer: iface.link === "outer",
      up: iface.up,
      far: farSize(this.measure(title, "title"), { w: rect.w - 16, h: rect.h }, 30),
    };
    this.frame.picture.ifaces.push(place);
  }

  /** Containers of the host network: programs of this namespace. @param {number} y */
  #residents(y) {
    if (!this.facts.residents.length) return y;
    const plates = this.facts.residents.map((container) => plateOf(container, this.measure));
    let [x, row] = [this.x, 0];
    const flush = () => {
      const lane = `plates ${this.id} ${row}`;
      const at = { x: this.frame.railX, y: y + PANEL.plate + PANEL.lane - 4 };
      this.frame.stop({ lanes: [lane, `rail ${this.id}`], at, owner: `host:${this.id}`, needs: [] });
      this.frame.wire("spine", `plates:${this.id}:${row}`, "", [at, { x: x - PANEL.plateGap, y: at.y }]);
    };
    for (const plate of plates) {
      if (x > this.x && x + plate.width > this.x + this.w) {
        flush();
        [x, row, y] = [this.x, row + 1, y + PANEL.plate + PANEL.lane + 6];
      }
      this.#resident(plate, { x, y, w: plate.width, h: PANEL.plate - 4 }, row);
      x += plate.width + PANEL.plateGap;
    }
    flush();
    return y + PANEL.plate + PANEL.lane + 2;
  }

  /** @param {import("./plan.js").Plate} plate @param {Rect} rect @param {number} row */
  #resident({ container, title, sub }, rect, row) {
    const id = `container:${container.id}`;
    this.frame.picture.plates.push({
      ...rect,
      id: container.id,
      container,
      says: plateSays(container, `in the root network namespace of ${this.host.name.slice(0, 80)}`),
      title,
      sub,
      ghost: false,
      resident: true,
      far: farLines(title, { w: rect.w - 8, h: rect.h }, this.measure),
      farAt: { x: rect.x + rect.w / 2, y: rect.y + rect.h / 2 },
      box: rect,
    });
    const at = { x: rect.x + rect.w / 2, y: rect.y + PANEL.plate + PANEL.lane - 4 };
    this.frame.stop({ id, lanes: [`plates ${this.id} ${row}`], at, owner: id, needs: [] });
  }

  /** One row of cards under its spine. @param {HookId[]} hooks @param {number} y @returns {number} the y below them */
  #cards(hooks, y) {
    const w = (this.w - (hooks.length - 1) * PANEL.gap) / hooks.length;
    const all = hooks.map((hook) => this.#lines(hook));
    const most = Math.max(1, ...all.map((lines) => Math.min(lines.length, CARD.most)));
    const h = CARD.head + most * CARD.line + CARD.pad;
    const spine = y - PANEL.spine / 2;
    const last = this.x + this.w - w / 2;
    const lane = `spine ${this.id} ${hooks[0]}`;
    this.frame.stop({ lanes: [lane, `rail ${this.id}`], at: { x: this.frame.railX, y: spine }, owner: `host:${this.id}`, needs: [] });
    this.frame.wire("spine", `spine:${this.id}:${hooks[0]}`, "", [{ x: this.frame.railX, y: spine }, { x: last, y: spine }]);
    hooks.forEach((hook, i) => {
      const rect = { x: this.x + i * (w + PANEL.gap), y, w, h };
      this.#card(hook, rect, all[i], spine);
      const owner = `hook:${this.id.slice(0, 12)}/${hook}`;
      this.frame.stop({ lanes: [lane], at: { x: rect.x + w / 2, y: spine }, owner, needs: [] });
    });
    return y + h;
  }

  /** @param {HookId} hook @param {Rect} rect @param {Line[]} lines @param {number} spine */
  #card(hook, rect, lines, spine) {
    const id = `${this.id.slice(0, 12)}/${hook}`;
    const { title, words } = HOOKS[hook];
    const more = lines.length > CARD.most ? lines.length - CARD.most + 1 : 0;
    const tail = more ? `+${more} more` : lines.length ? words : NOTHING[hook];
    this.frame.picture.hooks.push({
      ...rect,
      id,
      says: hookSays(hook, this.host, lines.map(({ short }) => short)),
      hook,
      host: this.id,
      title: shorten(title, "badge", rect.w - 20, this.measure),
      note: beside(tail, rect.w - 40 - this.measure(title, "badge") * 1.15, this.measure),
      far: farHook(title, rect, this.measure),
      tap: { x: rect.x + rect.w / 2, y: spine },
    });
    const shown = more ? lines.slice(0, CARD.most - 1) : lines;
    shown.forEach((line, i) => {
      this.frame.picture.rules.push({
        id: line.key.slice(line.key.indexOf(":") + 1),
        says: line.says,
        x: rect.x + CARD.pad,
        y: rect.y + CARD.head + i * CARD.line,
        w: rect.w - 2 * CARD.pad,
        h: CARD.line - 2,
        hook,
        host: this.id,
        text: shorten(line.short, "small", rect.w - 2 * CARD.pad - 28, this.measure),
        tip: line.tip,
        effect: line.effect,
      });
    });
    if (more) this.#rest(id, rect, lines.length - shown.length, hook);
  }

  /** What does not fit is told by number; the inspector lists it. @param {string} id @param {Rect} rect @param {number} more @param {HookId} hook */
  #rest(id, rect, more, hook) {
    this.frame.picture.rules.push({
      id: `${id}-rest`,
      says: `${more} more in ${HOOKS[hook].title.replace(" · ", " ")}`,
      x: rect.x + CARD.pad,
      y: rect.y + CARD.head + (CARD.most - 1) * CARD.line,
      w: rect.w - 2 * CARD.pad,
      h: CARD.line - 2,
      hook,
      host: this.id,
      text: `and ${more} more`,
      tip: "",
      effect: "rest",
    });
  }

  /** @param {HookId} hook @returns {Line[]} what matters most first */
  #lines(hook) {
    if (hook === "route") return this.#routes();
    const rules = this.facts.rules.filter((rule) => rule.hook === hook);
    return byWeight(rules).map((rule) => ({ key: rule.key, short: rule.short, tip: rule.text, says: ruleSays(rule), effect: rule.effect }));
  }

  #routes() {
    return [...this.facts.routes, ...this.facts.routes6].map((route, i) => {
      const text = routeLine(route);
      const short = route.destination === "default" ? text : `${route.destination} dev ${route.device}`;
      return { key: `rule:${this.id.slice(0, 12)}/route-${i}`, short, tip: text, says: `route: ${text}`, effect: "route" };
    });
  }

  /**
   * The outer interface at the frame's edge: the last spine ends there, and the lanes that lead past the namespace.
   *
   * @param {number} y
   * @param {number} spine
   * @param {number} cards in its row
   */
  #outer(y, spine, cards) {
    const { edge, past } = this.frame;
    const rect = { x: edge - 12 - outerWidth(past.length), y, w: outerWidth(past.length), h: OUTER.h };
    const iface = this.facts.interfaces.find(({ link }) => link === "outer");
    if (iface) this.#iface(iface, rect, iface.name, iface.addresses[0] ?? "");
    const middle = y + OUTER.h / 2;
    const inside = `eth ${this.id}`;
    const down = this.x + this.w + 26;
    const from = this.x + this.w - (this.w - (cards - 1) * PANEL.gap) / cards / 2;
    const lane = `spine ${this.id} ${cards === ORDER.length ? ORDER[0] : ORDER[3]}`;
    this.frame.stop({ lanes: [lane, `down ${this.id}`], at: { x: down, y: spine }, owner: `host:${this.id}`, needs: [] });
    this.frame.stop({ lanes: [`down ${this.id}`, inside], at: { x: down, y: middle }, owner: `eth:${this.id}`, needs: [] });
    this.frame.wire("spine", `down:${this.id}`, "", [{ x: from, y: spine }, { x: down, y: spine }, { x: down, y }]);
    for (const { network, x, wire } of past) {
      this.#comesDown(network, x, middle);
      wire.points.push({ x, y });
    }
    const port = { x: rect.x + rect.w, y: middle };
    this.frame.stop({ id: `port ${this.id}`, lanes: [inside, `out ${this.id}`], at: port, owner: `eth:${this.id}`, needs: [] });
    this.foot = y + (OUTER.h - 30) / 2;
    return y + OUTER.h;
  }

  /** @param {string} network @param {number} x @param {number} middle */
  #comesDown(network, x, middle) {
    const at = `${network}@${this.id}`;
    const needs = [`network:${network}`];
    this.frame.stop({ lanes: [`pastdown ${at}`, `eth ${this.id}`], at: { x, y: middle }, owner: `eth:${this.id}`, needs });
  }
}

/** A note where there is room for a word or two, otherwise none. @param {string} note @param {number} room @param {Measure} measure */
function beside(note, room, measure) {
  return room < 56 ? "" : shorten(note, "note", room, measure);
}

/** Far out, a card's table and chain on two lines. @param {string} title @param {Rect} rect @param {Measure} measure */
function farHook(title, { w, h }, measure) {
  const lines = title.split(" · ");
  const widest = Math.max(...lines.map((line) => measure(line, "title")));
  return { lines, size: farSize(widest, { w: w - 20, h: h / lines.length }, FAR.hook) };
}

/** The outer interface is wide enough for all that comes down to it. @param {number} lanes */
function outerWidth(lanes) {
  return Math.max(OUTER.w, lanes * GUTTER.wire + 90);
}

/** What a card says that has no lines. @type {Record<HookId, string>} */
const NOTHING = {
  raw: "no container to guard",
  dnat: "no port is published",
  route: "",
  local: "no port is published",
  filter: "",
  masq: "nothing is masqueraded",
};

/** What decides most first; among equals, as they were made. @param {Rule[]} rules */
function byWeight(rules) {
  return rules
    .map((rule, at) => ({ rule, at }))
    .sort((a, b) => a.rule.matters - b.rule.matters || a.at - b.at)
    .map(({ rule }) => rule);
}

