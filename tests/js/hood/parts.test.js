/** Everything in the view can be asked what it is: each has a name for screen readers, and the inspector knows it. */

import { HOOD } from "../../../static/cnmviz/hood/hood.js";
import { layoutOf } from "../../../static/cnmviz/hood/layout.js";
import { PARTS, partOf } from "../../../static/cnmviz/hood/parts.js";
import { equal } from "../expect.js";
import { ALL, manyLabs, Stage } from "./labs.js";

export function testEveryPartIsKnown() {
  for (const { name, lab } of manyLabs().slice(50)) {
    const picture = layoutOf(lab, ALL);
    for (const [artist, placesOf] of HOOD.artists) {
      if (!PARTS.includes(artist.kind)) continue;
      for (const { id } of placesOf(picture)) {
        const part = partOf(picture.linux, `${artist.kind}:${id}`);
        equal([Boolean(part?.title), Boolean(part?.teaching), (part?.commands.length ?? 0) > 0], [true, true, true], `${name}, ${artist.kind}:${id}`);
      }
    }
  }
}

export function testWhatCanHaveTheFocusHasAName() {
  const [{ lab }] = manyLabs().slice(-1);
  const picture = layoutOf(lab, ALL);
  for (const [artist, placesOf] of HOOD.artists) {
    const silent = ["wire", "handle"].includes(artist.kind);
    for (const { id, says } of placesOf(picture)) equal(Boolean(says), !silent, `${artist.kind}:${id}`);
    equal(HOOD.kinds?.includes(artist.kind), !silent, artist.kind);
  }
}

export function testWhatIsGoneIsNotKnown() {
  const stage = new Stage();
  stage.host();
  for (const key of ["rule:h0/nothing", "hook:h0/nothing", "iface:h0/nothing", "link:e9", "overlay:h0/n9", "vxlan:h0/n9", "rule:", "hook:zz/raw"])
    equal(partOf(stage.linux(), key), null, key);
}

export function testAVethSaysItsTwoEnds() {
  const stage = new Stage();
  const front = stage.bridge(stage.host(), "front", "172.18.0.0/16");
  const { endpoint } = stage.plugged(front, "172.18.0.2", { id: "1a2b3c4d5e6f" });
  const part = partOf(stage.linux(), `link:${endpoint.id}`);
  equal([part?.kind, part?.title, part?.commands[1]], ["veth pair", "eth0 and veth1a2b3c4", "bridge link show dev veth1a2b3c4"]);
}
