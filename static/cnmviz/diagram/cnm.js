/** The drawing of the Container Network Model: its layers from the back, who draws what, where everything stands, the packets' way. */

import { arrangement } from "./arrange.js";
import { captionArtist } from "./draw/caption.js";
import { containerArtist } from "./draw/container.js";
import { endpointArtist } from "./draw/endpoint.js";
import { handleArtist } from "./draw/handle.js";
import { hostArtist } from "./draw/host.js";
import { networkArtist } from "./draw/network.js";
import { outsideArtist } from "./draw/outside.js";
import { sandboxArtist } from "./draw/sandbox.js";
import { wireArtist } from "./draw/wire.js";
import { layoutOf } from "./layout.js";
import { modelOf } from "./model.js";
import { MOVING } from "./movable.js";
import { wayOf } from "./way.js";

/** @import {Drawing, Picture} from "./types.js" */

/** @type {Drawing<Picture>} */
export const CNM = {
  label: "Picture of the lab",
  layers: ["frames", "wires", "bars", "boxes", "sandboxes", "sockets", "captions"],
  artists: [
    [hostArtist, (picture) => picture.hosts],
    [outsideArtist, (picture) => picture.outside],
    [wireArtist, (picture) => picture.wires],
    [networkArtist, (picture) => picture.networks],
    [containerArtist, (picture) => picture.containers],
    [sandboxArtist, (picture) => picture.sandboxes],
    [endpointArtist, (picture) => picture.endpoints],
    [handleArtist, (picture) => picture.handles],
    [captionArtist, (picture) => picture.captions],
  ],
  layout: (lab, setting) => layoutOf(modelOf(lab, setting.cards), setting),
  moving: MOVING,
  arrangement,
  way: wayOf,
};
