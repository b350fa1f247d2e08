/** The note beside a packet: in its room, off the packet, near it, and steady. */

import { nearest, placeBeside } from "../../../static/cnmviz/trace/placing.js";
import { equal } from "../expect.js";

const ROOM = { x: 10, y: 58, w: 980, h: 560 };
const SIZE = { w: 320, h: 180 };

export function testItStaysInTheRoomAndOffThePointWhereverThatIs() {
  for (let x = -40; x <= 1040; x += 45) {
    for (let y = -20; y <= 700; y += 45) {
      const at = placeBeside({ x, y }, SIZE, ROOM, []);
      if (!at) throw new Error(`no place beside ${x} ${y}`);
      equal(at.x >= 10 && at.y >= 58 && at.x + SIZE.w <= 990 && at.y + SIZE.h <= 618, true, `${x} ${y} inside`);
      const near = nearest({ ...at, ...SIZE }, { x, y });
      equal(Math.hypot(near.x - x, near.y - y) >= 29, true, `${x} ${y} free`);
    }
  }
}

export function testItHidesWhatItCanLeaveFree() {
  const thing = { x: 530, y: 200, w: 300, h: 200 };
  const at = placeBeside({ x: 500, y: 300 }, SIZE, ROOM, [thing]);
  equal(at && (at.x + SIZE.w <= thing.x || at.y >= thing.y + thing.h || at.y + SIZE.h <= thing.y), true);
}

export function testItRatherHidesWhatMattersLess() {
  const [left, right] = [{ x: 0, y: 58, w: 470, h: 560 }, { x: 530, y: 58, w: 470, h: 560 }];
  const hidden = (/** @type {number} */ first, /** @type {number} */ second) => {
    const at = placeBeside({ x: 500, y: 320 }, SIZE, ROOM, [{ ...left, weight: first }, { ...right, weight: second }]);
    return at && at.x < 350 ? "left" : "right";
  };
  equal([hidden(3, 1), hidden(1, 3)], ["right", "left"]);
}

export function testItGoesFarForFreeSpace() {
  const lab = [0, 210, 420].map((x) => ({ x, y: 58, w: 200, h: 560, weight: 4 }));
  const at = placeBeside({ x: 300, y: 360 }, SIZE, ROOM, lab);
  equal(at && at.x >= 620, true);
}

export function testItDoesNotJumpAboutForLittle() {
  const before = placeBeside({ x: 500, y: 300 }, SIZE, ROOM, []);
  const after = placeBeside({ x: 508, y: 304 }, SIZE, ROOM, [], before);
  equal(before && after && Math.hypot(before.x - after.x, before.y - after.y) < 60, true);
}

export function testWithoutRoomThereIsNoPlace() {
  equal(placeBeside({ x: 50, y: 50 }, SIZE, { x: 0, y: 0, w: 200, h: 100 }, []), null);
}
