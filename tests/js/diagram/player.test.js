/** A packet in a picture: it follows its clock, asks all on a network, stands where its stop is, and ends with a tick or a cross. */

import { equal } from "../expect.js";
import { given, run } from "../trace/given.js";
import { TraceRun } from "../../../static/cnmviz/trace/run.js";
import { CNM } from "../../../static/cnmviz/diagram/cnm.js";
import { board, frames, pan } from "./board.js";

/** @param {string} name */
async function shown(name) {
  const { lab, trace } = await given(name);
  const given_ = await board(lab);
  const led = new TraceRun(trace);
  given_.diagram.showTrace(led);
  const count = (/** @type {string} */ selector) => given_.root.querySelectorAll(selector).length;
  const text = (/** @type {string} */ selector) => given_.root.querySelector(selector)?.textContent ?? "";
  const names = (/** @type {string} */ mark) => [...given_.root.querySelectorAll(`.${mark}`)].map((one) => /** @type {SVGElement} */ (one).dataset.name ?? "").sort();
  return { ...given_, led, trace, count, text, names };
}

export async function testEachStopShowsItsTrailItsSignAndItsWords() {
  const { led, count, text, names, end } = await shown("same bridge");
  equal([count(".trail.drawn"), text(".trace > g > .packet .letter"), text(".callout h3")], [1, "D", "web Name look-up"]);
  led.clock.stepTo(3);
  equal([count(".trail.drawn"), text(".trace > g > .packet .letter"), text(".callout h3"), names("passed")], [2, "Q", "front Forward", ["web"]]);
  led.clock.stepTo(6);
  equal([text(".trace > g > .packet .letter"), text(".callout .errand")], ["R", "Reply"]);
  end();
}

export async function testAnArpQuestionReachesAllAndOneAnswers() {
  const { led, count, names, root, end } = await shown("same bridge");
  led.clock.stepTo(2);
  equal([count(".ask.arp"), count(".ask.answered"), count(".ear"), names("heard")], [3, 1, 3, ["api", "db", "node1"]]);
  const lengths = [.../** @type {NodeListOf<SVGPathElement>} */ (root.querySelectorAll(".ask"))].map((path) => path.getTotalLength() > 40);
  equal(lengths, [true, true, true], "along the lines");
  led.clock.stepTo(3);
  equal([count(".ask"), names("heard")], [0, []]);
  end();
}

export async function testALookUpGoesToTheServerInTheSandboxOrOutside() {
  const { count, text, end } = await shown("same bridge");
  equal([count(".ask.lookup"), text(".ear-name")], [1, "DNS"]);
  end();
  const vain = await shown("two bridges");
  equal([vain.count(".ask.lookup"), vain.count(".ask.answered")], [2, 0]);
  vain.end();
}

export async function testItEndsWithATickAtWhatDecided() {
  const { led, trace, count, text, names, end } = await shown("same bridge");
  led.clock.stepTo(99);
  equal([count(".mark.ok"), names("decided"), text(".outcome b"), text(".outcome code")], [1, ["web"], "Yes", trace.verdict.key]);
  led.end();
  equal([count(".trace"), count(".callout"), count(".lit, .decided, .passed, .tracing")], [0, 0, 0]);
  end();
}

export async function testADyingPacketShowsTheRuleAndTheFix() {
  const { led, root, count, text, names, end } = await shown("two bridges");
  led.clock.stepTo(99);
  equal([count(".mark.bad"), names("dropped"), text(".outcome small"), text(".outcome li")], [1, ["back"], "rule raw", "docker network connect back web"]);
  equal(root.querySelector(".outcome button")?.textContent, "Make it so");
  end();
}

export async function testTheWordsStayInThePictureAndOffThePacketAtEveryStop() {
  for (const name of ["same bridge", "published, from outside", "to the outside", "macvlan", "overlay"]) {
    const { led, root, end } = await shown(name);
    const room = root.getBoundingClientRect();
    for (let at = 0; at < led.stops.length; at += 1) {
      led.clock.stepTo(at);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const note = /** @type {Element} */ (root.querySelector(".callout")).getBoundingClientRect();
      const packet = /** @type {Element} */ (root.querySelector(".trace > g > :is(.packet, .mark)")).getBoundingClientRect();
      equal(note.left >= room.left && note.top >= room.top && note.right <= room.right && note.bottom <= room.bottom, true, `${name} ${at} inside`);
      const apart = note.right <= packet.left || note.left >= packet.right || note.bottom <= packet.top || note.top >= packet.bottom;
      equal(apart, true, `${name} ${at} off the packet`);
    }
    end();
  }
}

export async function testItTravelsWithTheClockAndTheWordsStepAside() {
  const { led, root, count, end } = await shown("same bridge");
  led.clock.setSpeed(4);
  led.clock.play();
  equal([led.clock.bound, count(".callout.away")], [0, 1]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  equal([led.clock.at, root.querySelector(".callout.away")], [0, null]);
  led.clock.pause();
  end();
}

export async function testThePaceFollowsTheDrawnLength() {
  const { led, diagram, end } = await shown("published, from outside");
  const [still, wire, bridge] = [3, 2, 7].map((at) => led.clock.pace(at));
  equal([still, wire >= 260, bridge > wire], [0, true, true]);
  diagram.showTrace(null);
  equal(led.clock.pace(7), 0, "nobody draws it");
  end();
}

export async function testItTurnsToTheNewLinesWhenThePictureChanges() {
  const { led, lab, root, apply, end } = { ...(await shown("same bridge")), lab: (await given("same bridge")).lab };
  led.clock.stepTo(4);
  const way = () => [...root.querySelectorAll(".trail.drawn")].at(-1)?.getAttribute("d");
  const before = way();
  const db = lab.containers.find(({ name }) => name === "db");
  await apply([null, { kind: "position", id: db?.id ?? "", of: "container", placed: true, x: 900, y: 300, rank: 0, group: 0, number: 1 }]);
  equal([led.over, root.querySelectorAll(".trail.drawn").length], [false, 3]);
  equal(way() === before, false);
  end();
}

export async function testTwoPicturesFollowOneClock() {
  const { lab } = await given("same bridge");
  const [one, two] = [await board(lab), await board(lab)];
  const led = await run("same bridge");
  one.diagram.showTrace(led);
  led.clock.stepTo(4);
  one.diagram.showTrace(null);
  two.diagram.showTrace(led);
  const title = (/** @type {typeof one} */ { root }) => root.querySelector(".callout h3")?.textContent;
  equal([title(one), title(two)], [undefined, "db Arrival"]);
  two.diagram.clearTrace();
  equal([led.over, title(two)], [true, undefined]);
  one.end();
  two.end();
}

export async function testTheWordsFollowAPanWithoutExplainingThePacketAgain() {
  const { lab, trace } = await given("same bridge");
  let asked = 0;
  const lights = () => {
    asked += 1;
    return [];
  };
  const { root, diagram, end } = await board(lab, undefined, { ...CNM, lights });
  const led = new TraceRun(trace);
  diagram.showTrace(led);
  led.clock.stepTo(3);
  await frames(20);
  const [before, where] = [asked, () => /** @type {HTMLElement} */ (root.querySelector(".callout")).style.translate];
  const from = where();
  pan(/** @type {SVGSVGElement} */ (root.querySelector("svg.diagram")), 40, 30);
  await frames(2);
  equal([asked - before, where() === from], [0, false]);
  led.clock.next();
  equal(asked > before, true, "another stop:");
  end();
}
