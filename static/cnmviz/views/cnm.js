/** The canonical picture of the Container Network Model: sandboxes in containers, endpoints at their edge, networks as bars. */

import { createDiagram } from "../diagram/diagram.js";
import { CNM } from "../diagram/cnm.js";
import { pictureOptions } from "./picture.js";

/** @type {import("./types.js").ViewCard} */
export const cnmView = {
  key: "cnm",
  label: "CNM",
  icon: "network",
  words: "Containers, sandboxes, endpoints, networks",
  create(root, lab) {
    const picture = document.createElement("div");
    picture.id = "picture";
    picture.className = "picture";
    picture.tabIndex = -1;
    root.append(picture);
    return createDiagram(picture, pictureOptions(lab), CNM);
  },
};
