/** The wall: all copies of a class, live, for its teacher. The copies come over the wall's socket, deeds go over the class's. */

import { LiveClass } from "./classroom/live-class.js";
import { askFirst } from "./classroom/sure.js";
import { el, fill, find, icon } from "./lib/dom.js";
import { createToasts } from "./lib/toast.js";
import { WallFeed } from "./classroom/wall/feed.js";
import { Grid } from "./classroom/wall/grid.js";
import { countsOf, LOOKS, STATES } from "./classroom/wall/states.js";

/** @import {State} from "./classroom/wall/states.js" */
/** @import {WallPage} from "./classroom/wall/types.js" */

const EVERY = 5_000;

start(JSON.parse(find("#page").textContent ?? ""));

/** @param {WallPage} page */
function start(page) {
  const room = new LiveClass(page.class, page.you);
  const feed = new WallFeed(page.socket);
  const toast = createToasts(find("#toasts"));
  const grid = new Grid(find("#tiles"), feed, { drivers: page.drivers, deeds: deedsOf(room) });
  const said = createSaid(feed, grid);
  const redraw = () => {
    grid.refresh();
    said();
  };
  createFilter(grid, feed, redraw);
  let sorted = false;
  feed.on("tiles", (ids) => {
    grid.update(ids);
    if (!sorted && feed.tiles.size) grid.sort();
    sorted ||= feed.tiles.size > 0;
    said();
  });
  find("#sort").addEventListener("click", () => {
    grid.sort();
    said();
    find("#said").textContent = `Sorted: ${summary(feed)}`;
  });
  setInterval(redraw, EVERY);
  room.on("class", ({ handed }) => void (find("#handed").textContent = handed ? handed.title : ""));
  room.on("answer", ({ receipt }) => {
    if (!receipt.ok) toast(receipt.error ?? "", { kind: "bad" });
  });
  room.on("barred", () => location.reload());
  feed.on("barred", () => location.reload());
  window.addEventListener("online", () => {
    room.retryNow();
    feed.retryNow();
  });
  feed.on("state", ({ name }) => void (document.body.dataset.connection = name));
  said();
  room.open();
  feed.open();
}

/** @param {LiveClass} room @returns {import("./classroom/wall/tile.js").Deeds} */
function deedsOf(room) {
  return {
    show: ({ id }, on) => void room.does("show", { who: id, on }),
    reset: ({ id, name }) =>
      askFirst(`Start over for ${name}?`, `The copy of ${name} becomes what was handed out. It is one step, which can be undone there.`, "Start over", () => void room.does("reset", { who: id })),
  };
}

/** @param {WallFeed} feed */
function summary(feed) {
  const counts = countsOf(feed.tiles.values(), feed.now);
  return STATES.map((state) => `${counts[state]} ${LOOKS[state].word.toLowerCase()}`).join(", ");
}

/**
 * What the button that sorts says, and what stands where there is nothing.
 * @param {WallFeed} feed
 * @param {Grid} grid
 */
function createSaid(feed, grid) {
  const sort = find("#sort");
  const empty = find("#empty");
  return () => {
    const moved = grid.misplaced;
    sort.textContent = moved ? `Sort again (${moved})` : "Sorted";
    sort.setAttribute("aria-label", moved ? `Sort again, ${moved} would move` : "Sorted");
    empty.textContent = feed.tiles.size ? (grid.found ? "" : "Nobody matches.") : "Nobody has a copy yet. Hand something out in the Class tab of the lab.";
    empty.hidden = !empty.textContent;
  };
}

/**
 * @param {Grid} grid
 * @param {WallFeed} feed
 * @param {() => void} redraw
 */
function createFilter(grid, feed, redraw) {
  const root = find("#filter");
  /** @type {(State | "")[]} */
  const all = ["", ...STATES];
  const buttons = all.map((state) => el("button", { type: "button", class: "button", "aria-pressed": "false", "data-state": state, onclick: () => choose(state) }));
  root.append(...buttons);
  const draw = () => {
    const counts = countsOf(feed.tiles.values(), feed.now);
    all.forEach((state, at) => {
      const one = /** @type {HTMLElement} */ (buttons[at]);
      const says = `${state ? LOOKS[state].word : "All"} ${state ? counts[state] : feed.tiles.size}`;
      if (one.dataset.says !== says) fill(one, state ? icon(LOOKS[state].icon) : null, says);
      one.dataset.says = says;
      one.setAttribute("aria-pressed", String(grid.filter.state === state));
    });
  };
  const choose = (/** @type {State | ""} */ state) => {
    grid.filter = { ...grid.filter, state };
    redraw();
    draw();
  };
  const words = /** @type {HTMLInputElement} */ (find("#find"));
  words.addEventListener("input", () => {
    grid.filter = { ...grid.filter, words: words.value.trim().toLowerCase() };
    redraw();
  });
  feed.on("tiles", draw);
  setInterval(draw, EVERY);
  draw();
}
