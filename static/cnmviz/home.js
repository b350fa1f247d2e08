/** The start page: a lab that was saved to a file is opened from here, by choosing the file or by dropping it. */

import { createDrop } from "./export/drop.js";
import { chooseFile } from "./export/opening.js";
import { button, find } from "./lib/dom.js";

find("#reopen").append("Saved a lab before? ", button("Open a file…", chooseFile), " or drop it here.");
createDrop(window);
