/** Completion is a listbox of the field; Tab never traps. */

import { Completion } from "../../../static/cnmviz/console/completion.js";
import { after, equal } from "../expect.js";

/** @param {[string, string][]} items */
function field(items) {
  const holder = document.createElement("div");
  const input = document.createElement("input");
  holder.append(input);
  document.body.append(holder);
  new Completion(input, holder, async (text, cursor) => {
    const start = text.slice(0, cursor).lastIndexOf(" ") + 1;
    return { type: "completions", ref: "r", start, items: items.filter(([word]) => word.startsWith(text.slice(start, cursor))) };
  });
  const press = async (/** @type {string} */ key, more = {}) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
    input.dispatchEvent(event);
    await after(0);
    return event.defaultPrevented;
  };
  const type = (/** @type {string} */ text) => void ((input.value = text), input.setSelectionRange(text.length, text.length));
  const options = () => [...holder.querySelectorAll("[role=option]")].map((option) => option.querySelector("code")?.textContent);
  return { input, press, type, options, open: () => input.getAttribute("aria-expanded") === "true", end: () => holder.remove() };
}

export async function testASingleCandidateIsTaken() {
  const { input, press, type, open, end } = field([["network", "Manage networks"], ["node", ""]]);
  type("docker net");
  equal([await press("Tab"), input.value, open()], [true, "docker network ", false]);
  end();
}

export async function testSeveralAreOfferedAfterWhatTheyShare() {
  const { input, press, type, open, options, end } = field([["frontend", ""], ["front-door", ""], ["back", ""]]);
  type("docker network rm f");
  await press("Tab");
  equal([input.value, open(), options()], ["docker network rm front", true, ["frontend", "front-door"]]);
  await press("ArrowDown");
  equal(input.getAttribute("aria-activedescendant"), "completion-1");
  await press("Enter");
  equal([input.value, open()], ["docker network rm front-door ", false]);
  end();
}

export async function testCtrlSpaceOffersWithNothingTyped() {
  const { press, type, options, end } = field([["create", ""], ["ls", ""]]);
  type("docker network ");
  equal([await press(" ", { ctrlKey: true }), options()], [true, ["create", "ls"]]);
  end();
}

export async function testTabLeavesAnEmptyFieldAndAfterASpace() {
  const { press, type, end } = field([["docker", ""]]);
  equal(await press("Tab"), false);
  type("docker ");
  equal([await press("Tab"), await press("Tab", { shiftKey: true })], [false, false]);
  end();
}

export async function testEscapeClosesTheListOnly() {
  const { input, press, type, open, end } = field([["aa", ""], ["ab", ""]]);
  type("a");
  await press("Tab");
  equal([open(), await press("Escape"), open(), input.value], [true, true, false, "a"]);
  end();
}
