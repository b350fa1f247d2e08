/** The same message again is counted, not stacked. */

import { createToasts } from "../../../static/cnmviz/lib/toast.js";
import { equal } from "../expect.js";

export function testRepeatsAreCounted() {
  const region = document.createElement("div");
  const toast = createToasts(region);
  for (const text of ["no such network", "no such network", "no such container", "no such network"]) toast(text, { kind: "bad" });
  equal([...region.querySelectorAll("p")].map(({ textContent }) => textContent?.trim()), ["no such network 3 times", "no such container"]);
}
