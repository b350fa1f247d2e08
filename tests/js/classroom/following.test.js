/** Who follows whom, and how the server's clock is known. */

import { Following } from "../../../static/cnmviz/classroom/following.js";
import { standing, stateOf } from "../../../static/cnmviz/classroom/presenting/words.js";
import { ServerTime } from "../../../static/cnmviz/classroom/server-time.js";
import { equal } from "../expect.js";

/** @import {Presented} from "../../../static/cnmviz/classroom/types.js" */

/** @param {Partial<Presented>} [more] @returns {Presented} */
const presented = (more = {}) => ({ type: "presented", now: 0, by: 1, person: "tea", name: "Tea", window: "w1", lab: "/lab/ABCD/", ...more });

export function testStudentsFollowUntilTheyLetGo() {
  const kim = new Following(2, "k", false);
  let changes = 0;
  let news = 0;
  kim.on("changed", () => void (changes += 1));
  kim.on("news", () => void (news += 1));
  equal([kim.follows, kim.turn(), kim.presenter], [false, false, null]);
  kim.hear(presented());
  kim.hear(presented({ place: { view: "matrix" } }));
  equal([kim.follows, kim.offered, kim.presenter, changes, news], [true, true, { id: 1, person: "tea", name: "Tea" }, 1, 2]);
  equal([kim.turn(true), kim.turn(true), kim.follows, kim.offered], [true, false, false, true]);
  equal([kim.turn(), kim.follows, news], [true, true, 3], "what is presented is shown again");
  kim.hear(presented({ by: 0 }));
  equal([kim.follows, kim.offered, kim.presenter], [false, false, null]);
}

export function testNobodyFollowsTheirOwnWindowButAnotherOfTheirs() {
  const tea = new Following(1, "w1", true);
  tea.hear(presented());
  equal([tea.leads, tea.mine, tea.offered, tea.turn()], [true, true, false, false]);
  tea.hear(presented({ window: "w2" }));
  equal([tea.leads, tea.mine, tea.offered, tea.follows], [false, true, true, false]);
  tea.turn();
  equal(tea.follows, true);
}

export function testTheStripSaysHowItIs() {
  const kim = new Following(2, "k", false);
  kim.hear(presented());
  equal([stateOf(kim), standing(kim)], ["on", "Following Tea"]);
  kim.hear(presented({ lab: "" }));
  equal(stateOf(kim), "away");
  kim.hear(presented({ lost: true }));
  equal([stateOf(kim), standing(kim)], ["lost", "Tea has lost the connection: the picture stays"]);
  kim.turn(true);
  equal([stateOf(kim), standing(kim)], ["off", "Tea, who presents, has lost the connection"]);
}

export function testTheQuickestAnswerIsTrustedMost() {
  let now = 1_000;
  const time = new ServerTime(() => now);
  time.said(501_900);
  equal(time.offset, 500_900, "better than nothing");
  now = 1_400;
  time.answered(1_000, 501_300);
  equal(time.offset, 500_100, "half of the way back");
  now = 2_020;
  time.answered(2_000, 502_010);
  equal([time.offset, time.local(502_500), time.server(2_500)], [500_000, 2_500, 502_500]);
  now = 4_000;
  time.answered(2_000, 503_900);
  time.said(7);
  equal(time.offset, 500_000);
  time.reset();
  equal(time.offset, 0);
}
