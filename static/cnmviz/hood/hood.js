/** The drawing of what is under the hood: its layers from the back, who draws what, where everything stands, the packets' way. */

import { endpointArtist } from "../diagram/draw/endpoint.js";
import { handleArtist } from "../diagram/draw/handle.js";
import { outsideArtist } from "../diagram/draw/outside.js";
import { wireArtist } from "../diagram/draw/wire.js";
import { deviceArtist, switchArtist } from "./draw/device.js";
import { hostArtist } from "./draw/host.js";
import { hookArtist, ifaceArtist, ruleArtist, vxlanArtist } from "./draw/kernel.js";
import { linkArtist } from "./draw/link.js";
import { namespaceArtist } from "./draw/namespace.js";
import { plateArtist } from "./draw/plate.js";
import { kernelOfLab } from "./kernel.js";
import { layoutOf } from "./layout.js";
import { CARD, SPACE } from "./sizes.js";
import { legsOf, lightsOf, wayOf } from "./way.js";

/** @import {Drawing, Rect} from "../diagram/types.js" */
/** @import {HoodPicture} from "./types.js" */

/** @type {Drawing<HoodPicture>} */
export const HOOD = {
  name: "hood",
  apart: true,
  label: "The lab as Linux has it",
  layers: ["frames", "wires", "spaces", "bars", "cards", "plates", "sockets"],
  artists: [
    [hostArtist, (picture) => picture.hosts],
    [outsideArtist, (picture) => picture.outside],
    [wireArtist, (picture) => picture.wires],
    [namespaceArtist, (picture) => picture.namespaces],
    [deviceArtist, (picture) => picture.devices],
    [switchArtist, (picture) => picture.switches],
    [vxlanArtist, (picture) => picture.vxlans],
    [hookArtist, (picture) => picture.hooks],
    [ruleArtist, (picture) => picture.rules],
    [ifaceArtist, (picture) => picture.ifaces],
    [plateArtist, (picture) => picture.plates],
    [endpointArtist, (picture) => picture.endpoints],
    [linkArtist, (picture) => picture.links],
    [handleArtist, (picture) => picture.handles],
  ],
  kinds: ["host", "sandbox", "container", "endpoint", "link", "network", "overlay", "vxlan", "iface", "hook", "rule", "outside"],
  head: headOf,
  layout: (lab, setting) => layoutOf(lab, setting, kernelOfLab(lab, setting.cards.values())),
  way: wayOf,
  legs: legsOf,
  lights: lightsOf,
};

/** A card is where its title is, a namespace where its lines are: what stands in them comes after. @param {string} key @param {Rect} rect @returns {Rect} */
function headOf(key, rect) {
  if (key.startsWith("hook:")) return { ...rect, h: CARD.head - 4 };
  if (key.startsWith("sandbox:")) return { ...rect, y: rect.y + SPACE.plate + 2, h: SPACE.lines - 6 };
  return rect;
}
