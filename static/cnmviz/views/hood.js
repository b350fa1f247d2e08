/** Under the hood: the same lab as Linux has it, with namespaces, veth pairs, bridges, rules and the host's interface. */

import { createDiagram } from "../diagram/diagram.js";
import { HOOD } from "../hood/hood.js";
import { kernelOf } from "../hood/kernel.js";
import { PARTS, partOf } from "../hood/parts.js";
import { pictureOptions } from "./picture.js";

/** @type {import("./types.js").ViewCard} */
export const hoodView = {
  key: "hood",
  label: "Under the hood",
  icon: "hood",
  words: "Namespaces, veth pairs, bridges, routing and NAT as Linux has them",
  create(root, lab) {
    const picture = document.createElement("div");
    picture.id = "hood";
    picture.className = "picture";
    picture.tabIndex = -1;
    root.append(picture);
    lab.selection.know(PARTS, (key) => partOf(kernelOf(lab.store, lab.page.drivers), key) !== null);
    return createDiagram(picture, pictureOptions(lab), HOOD);
  },
};
