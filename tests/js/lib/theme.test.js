/** The theme is turned over by a press and remembered. */

import { theme, turnTheme } from "../../../static/cnmviz/lib/theme.js";
import { equal } from "../expect.js";

export function testTurnsThroughAllThreeAndIsKept() {
  localStorage.removeItem("cnmviz.theme");
  /** @type {string[]} */
  const seen = [theme()];
  for (let turn = 0; turn < 3; turn += 1) seen.push(`${turnTheme()} ${document.documentElement.dataset.theme ?? "unset"}`, theme());
  equal(seen, ["system", "light light", "light", "dark dark", "dark", "system unset", "system"]);
}

export function testNonsenseInTheStorageIsTheSystemsChoice() {
  for (const text of ['"purple"', "{", "7"]) {
    localStorage.setItem("cnmviz.theme", text);
    equal(theme(), "system", text);
  }
  localStorage.removeItem("cnmviz.theme");
}

export async function testIsShownBeforeTheFirstPicture() {
  localStorage.setItem("cnmviz.theme", '"dark"');
  const script = document.createElement("script");
  script.src = new URL("../../../static/early/show-theme.js", import.meta.url).href;
  document.head.append(script);
  await new Promise((resolve) => (script.onload = resolve));
  equal(document.documentElement.dataset.theme, "dark");
  localStorage.removeItem("cnmviz.theme");
  delete document.documentElement.dataset.theme;
}
