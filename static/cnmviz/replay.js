/** The replay of a class for its teacher: everything that happened as one line of moments, with the lab's picture at each of them. */

import { createChapters, createStanding } from "./classroom/replay/beside.js";
import { createLine } from "./classroom/replay/line.js";
import { createLog } from "./classroom/replay/log.js";
import { createPicture } from "./classroom/replay/picture.js";
import { Player } from "./classroom/replay/player.js";
import { sentence } from "./classroom/replay/words.js";
import { createAnnouncer } from "./lib/announce.js";
import { find } from "./lib/dom.js";

/** @import {ReplayPage, Story} from "./classroom/replay/types.js" */

/** Milliseconds from one writing of the address to the next: browsers refuse it many times a second. */
const REST = 300;

void start(JSON.parse(find("#page").textContent ?? ""));

/** @param {ReplayPage} page */
async function start(page) {
  const response = await fetch(page.moments).catch(() => null);
  /** @type {Story | null} */
  const story = response?.ok ? await response.json().catch(() => null) : null;
  if (!story) return say("What happened could not be fetched. Load the page again.");
  if (!story.moments.length) return say("Nothing has happened yet.");
  if (story.full) say("The class's log was full at some time: what happened in the class after that is not in it; what was done in the lab is.");
  else if (story.left_out) say(`The first ${story.left_out} commands are left out here; the file has them.`);
  const player = new Player(story.moments);
  createStanding(find("#standing"), player);
  createChapters(find("#chapters"), player, story);
  createLog(find("#moments"), find("#which"), player, story);
  createLine(find("#line"), player, story);
  keepPlace(player);
  tell(player, story);
  const go = await createPicture(page, story.newest).catch(() => null);
  if (!go) return say("The picture of the lab could not be fetched. Load the page again.");
  player.on("moved", () => go(player.moment.step));
  go(player.moment.step);
}

/** @param {string} words */
function say(words) {
  const note = find("#note");
  note.hidden = false;
  note.textContent = words;
}

/** What is played is not read aloud moment by moment; a step is, unless the slider says it. @param {Player} player @param {Story} story */
function tell(player, story) {
  const announce = createAnnouncer(find("#said"));
  player.on("moved", () => {
    if (!player.playing && !(document.activeElement instanceof HTMLInputElement)) announce(sentence(player.moment, story.people));
  });
}

/** The moment stands in the address, for a reload and for the page with or without names. @param {Player} player */
function keepPlace(player) {
  const asked = Number(location.hash.slice(1));
  if (asked) player.go(asked - 1);
  const other = /** @type {HTMLAnchorElement} */ (find("#names"));
  let timer = 0;
  let written = -REST;
  const write = () => {
    written = performance.now();
    history.replaceState(null, "", other.hash);
  };
  player.on("moved", (at) => {
    other.hash = `#${at + 1}`;
    clearTimeout(timer);
    const wait = written + REST - performance.now();
    if (wait > 0) timer = window.setTimeout(write, wait);
    else write();
  });
  if (asked) other.hash = `#${asked}`;
}
