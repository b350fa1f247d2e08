/** A page on which nothing needs a script but the buttons that copy. */

import { createCopies } from "./lib/copies.js";

createCopies();
