/** The theme is chosen from four and remembered; high contrast is a style sheet of its own. */

import { THEMES, setTheme, theme } from "../../../static/cnmviz/lib/theme.js";
import { equal } from "../expect.js";

/** The page's sheet of the high contrast, as templates/base.html has it. */
function sheet() {
  const link = document.createElement("link");
  link.id = "contrast";
  link.media = "(prefers-contrast: more)";
  document.head.append(link);
  return link;
}

export function testEachIsShownAndKept() {
  localStorage.removeItem("cnmviz.theme");
  const link = sheet();
  const seen = THEMES.map(({ key }) => {
    setTheme(key);
    return [theme(), document.documentElement.dataset.theme ?? "unset", link.media];
  });
  equal(seen, [
    ["system", "unset", "(prefers-contrast: more)"], ["light", "light", "(prefers-contrast: more)"], ["dark", "dark", "(prefers-contrast: more)"], ["contrast", "contrast", "all"],
  ]);
  setTheme("system");
  link.remove();
}

export function testNonsenseInTheStorageIsTheSystemsChoice() {
  for (const text of ['"purple"', "{", "7"]) {
    localStorage.setItem("cnmviz.theme", text);
    equal(theme(), "system", text);
  }
  localStorage.removeItem("cnmviz.theme");
}

export async function testIsShownBeforeTheFirstPicture() {
  const link = sheet();
  localStorage.setItem("cnmviz.theme", '"contrast"');
  const script = document.createElement("script");
  script.src = new URL("../../../static/early/show-theme.js", import.meta.url).href;
  document.head.append(script);
  await new Promise((resolve) => (script.onload = resolve));
  equal([document.documentElement.dataset.theme, link.media], ["contrast", "all"]);
  link.remove();
  localStorage.removeItem("cnmviz.theme");
  delete document.documentElement.dataset.theme;
}
