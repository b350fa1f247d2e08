/** Where a spotlight is, and what it is on in words. */

import { litUp, spotWords } from "../../../../static/cnmviz/classroom/light/spot.js";
import { LabStore } from "../../../../static/cnmviz/store.js";
import { Builder } from "../../diagram/labs.js";
import { snapshot } from "../../entities.js";
import { equal } from "../../expect.js";

/** @import {Spot} from "../../../../static/cnmviz/classroom/light/types.js" */

const RECTS = new Map([["container:a", { x: 0, y: 0, w: 100, h: 50 }], ["container:b", { x: 200, y: 100, w: 100, h: 50 }]]);
/** A picture at double size that was moved. */
const GLASS = {
  zoom: 2,
  rect: (/** @type {string} */ key) => RECTS.get(key) ?? null,
  toScreen: (/** @type {{ x: number, y: number }} */ { x, y }) => ({ x: 2 * x + 10, y: 2 * y + 20 }),
};

/** @param {Partial<Spot>} more @returns {Spot} */
function spot(more) {
  return { colour: "#1864ab", lab: "BCDF", view: "cnm", keys: [], at: null, size: 40, ...more };
}

export function testItIsAroundAllItsThingsWhateverTheView() {
  equal(litUp(spot({ keys: ["container:a", "container:b"] }), GLASS, "hood"), { x: -2, y: 8, w: 624, h: 324, corner: 16 });
}

export function testThingsThatAreNotThereDoNotMatter() {
  equal(litUp(spot({ keys: ["container:a", "container:gone"] }), GLASS, "cnm")?.w, 224);
  equal(litUp(spot({ keys: ["container:gone"] }), GLASS, "cnm"), null);
}

export function testAPlaceIsRoundAndInItsOwnViewOnly() {
  const place = spot({ at: [100, 100] });
  equal(litUp(place, GLASS, "cnm"), { x: 130, y: 140, w: 160, h: 160, corner: 80 });
  equal(litUp(place, GLASS, "hood"), null);
}

export function testWhatItIsOnIsSaidByName() {
  const builder = new Builder();
  const front = builder.network(builder.host(), "front");
  const web = builder.container([front], { name: "web" });
  const { hosts, networks, sandboxes, containers, endpoints } = builder.lab;
  const store = new LabStore();
  store.load(snapshot({ host: hosts, network: networks, sandbox: sandboxes, container: containers, endpoint: endpoints }));
  const key = `container:${web.id}`;
  equal(spotWords(store, [key]), "Spotlight on web");
  equal(spotWords(store, [key, `network:${front.id}`]), "Spotlight on web, front");
  equal(spotWords(store, [`endpoint:${endpoints[0]?.id}`]), "Spotlight on endpoint of web");
  equal(spotWords(store, []), "Spotlight on");
}
