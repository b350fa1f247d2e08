/** The start page: scenarios to begin with; and a file is opened from here as a lab, by choosing, dropping or pasting it or its text. */

import { createDrop } from "./export/drop.js";
import { chooseFile } from "./export/opening.js";
import { createPaste } from "./export/paste-in.js";
import { button, find } from "./lib/dom.js";
import { drawMiniatures } from "./scenarios/pictures.js";

find("#reopen").append("A lab, a compose file or a script? ", button("Open a file…", chooseFile), " or drop or paste it here.");
createDrop(window);
drawMiniatures(document, JSON.parse(find("#page").textContent ?? "").drivers);
createPaste(document);
