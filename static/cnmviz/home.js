/** The start page: a few scenarios to begin with, and a lab that was saved to a file is opened from here, chosen or dropped. */

import { createDrop } from "./export/drop.js";
import { chooseFile } from "./export/opening.js";
import { button, find } from "./lib/dom.js";
import { drawMiniatures } from "./scenarios/pictures.js";

find("#reopen").append("Saved a lab before? ", button("Open a file…", chooseFile), " or drop it here.");
createDrop(window);
drawMiniatures(document, JSON.parse(find("#page").textContent ?? "").drivers);
