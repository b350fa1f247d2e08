/** A picture on a page of its own, over a real store, with the commands it sends written down instead of sent. */

import { CNM } from "../../../static/cnmviz/diagram/cnm.js";
import { createDiagram } from "../../../static/cnmviz/diagram/diagram.js";
import { LabSelection } from "../../../static/cnmviz/selection.js";
import { LabStore } from "../../../static/cnmviz/store.js";
import { snapshot } from "../entities.js";
import { CARDS } from "./labs.js";

/** @import {Change, Entity, Frame, Receipt} from "../../../static/cnmviz/types.js" */
/** @import {Lab} from "../../../static/cnmviz/diagram/types.js" */

/**
 * Give a lab to a picture of 1200 by 800 pixels; `end` takes it away again.
 *
 * @param {Lab} lab
 * @param {(name: string) => Partial<Receipt>} [answer]
 * @param {import("../../../static/cnmviz/diagram/types.js").Drawing<any>} [drawing]
 */
export async function board(lab, answer = () => ({ ok: true }), drawing = CNM) {
  await dressed();
  const root = document.createElement("div");
  root.style.cssText = "position: absolute; inset: 0 auto auto 0; width: 1200px; height: 800px";
  document.body.append(root);
  const store = new LabStore();
  const { hosts, networks, sandboxes, containers, endpoints } = structuredClone(lab);
  store.load(snapshot({ host: hosts, network: networks, sandbox: sandboxes, container: containers, endpoint: endpoints }));
  const selection = new LabSelection(store);
  /** @type {{sent: [string, Record<string, unknown>][], said: string[], opened: string[], asked: string[][], menus: string[][]}} */
  const heard = { sent: [], said: [], opened: [], asked: [], menus: [] };
  const receive = async (/** @type {string} */ name, args = {}) => {
    heard.sent.push([name, args]);
    return /** @type {Receipt} */ ({ type: "receipt", ref: "1", ok: true, ...answer(name) });
  };
  const commands = {
    line: (/** @type {string} */ text) => receive(text),
    send: receive,
    reach: () => receive("reach"),
    undo: () => receive("undo"),
    redo: () => receive("redo"),
  };
  const you = { id: "ana", name: "Ana", colour: "#1468cf" };
  const diagram = createDiagram(root, {
    store,
    selection,
    commands,
    me: you,
    page: {
      code: "ABCD",
      title: "A lab",
      socket: "",
      snapshot: "",
      log: "",
      frames: "",
      moment: "",
      era: "",
      document: "",
      embed: "",
      qr: "",
      class: null,
      scenario: { save: "", known: null, limits: { title: 0, text: 0, tag: 0, tags: 0 } },
      join: "",
      exports: [],
      you,
      drivers: CARDS,
      images: [],
      verdicts: [],
      commands: [],
    },
    announce: (text) => heard.said.push(text),
    openMenu: (items) => heard.menus.push(items.map((item) => (item === "---" ? item : item.label))),
    onOpen: (id) => heard.opened.push(id),
    onReach: (source, target) => heard.asked.push([source, target]),
  }, drawing);
  await frames(2);
  return { root, store, selection, diagram, heard, press, thing, apply, end };

  /** @param {string} key "kind:id" @returns {SVGGElement} */
  function thing(key) {
    const found = root.querySelector(`[data-id="${key}"]`);
    if (!(found instanceof SVGGElement)) throw new Error(`no ${key} in the picture`);
    return found;
  }

  /** @param {string} key as KeyboardEvent has it @param {KeyboardEventInit} [more] */
  function press(key, more = {}) {
    const target = document.activeElement ?? root;
    for (const type of ["keydown", "keyup"])
      target.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true, ...more }));
  }

  /**
   * One frame with these changes, drawn to its end.
   *
   * @param {...[before: Entity | null, after: Entity | null]} pairs
   */
  async function apply(...pairs) {
    const changes = pairs.map(
      ([before, after]) => /** @type {Change} */ ({ kind: (before ?? after)?.kind, id: (before ?? after)?.id, before, after }),
    );
    store.apply(
      /** @type {Frame} */ ({ type: "frame", seq: store.seq + 1, by: "ben", source: "console", line: "", at: 0, changes }),
    );
    await new Promise((resolve) => setTimeout(resolve, 320));
  }

  function end() {
    diagram.destroy();
    root.remove();
  }
}

/** @param {number} count */
export async function frames(count) {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Shift the picture with the wheel button held. @param {SVGSVGElement} svg @param {number} dx @param {number} dy */
export function pan(svg, dx, dy) {
  const at = { pointerId: 1, bubbles: true, button: 1 };
  svg.dispatchEvent(new PointerEvent("pointerdown", { ...at, clientX: 10, clientY: 10 }));
  svg.setPointerCapture = () => undefined;
  svg.dispatchEvent(new PointerEvent("pointermove", { ...at, clientX: 10 + dx, clientY: 10 + dy }));
  svg.dispatchEvent(new PointerEvent("pointerup", { ...at, clientX: 10 + dx, clientY: 10 + dy }));
}

/** @type {Promise<void> | undefined} */
let dressing;

/** The page's styles, once. */
function dressed() {
  dressing ??= (async () => {
    const names = ["base", "diagram", "trace"];
    const texts = await Promise.all(
      names.map(async (name) => (await fetch(new URL(`../../../static/cnmviz/css/${name}.css`, import.meta.url))).text()),
    );
    document.adoptedStyleSheets = texts.map((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
  })();
  return dressing;
}
