/** The picture on a page: what is drawn does not overlap, is named for screen readers, and is kept while the lab changes. */

import { equal } from "../expect.js";
import { board, frames } from "./board.js";
import { Builder, randomLab } from "./labs.js";

/** Two containers on two networks, one of them on both. */
function small() {
  const builder = new Builder();
  const host = builder.host();
  const [front, back] = [builder.network(host, "front"), builder.network(host, "back", { internal: true })];
  const web = builder.container([front, back], {
    name: "web",
    publish: [{ port: 80, proto: "tcp", host_ip: "", host_port: "8080" }],
  });
  const db = builder.container([back], { name: "db", image: "postgres" });
  return { builder, lab: builder.lab, front, back, web, db };
}

/** @param {ParentNode} root @param {string} selector */
function rects(root, selector) {
  return [...root.querySelectorAll(selector)]
    .filter((element) => element.tagName !== "text" || element.textContent)
    .map((element) => ({
      what: `${element.getAttribute("class")} ${element.textContent?.slice(0, 30)}`,
      rect: element.getBoundingClientRect(),
    }))
    .filter(({ rect }) => rect.width > 0);
}

/** @param {DOMRect} a @param {DOMRect} b by more than a hairline */
function overlap(a, b) {
  return a.left + 0.6 < b.right && b.left + 0.6 < a.right && a.top + 0.6 < b.bottom && b.top + 0.6 < a.bottom;
}

export async function testSixtyContainersOnEightNetworksDoNotOverlap() {
  const { root, diagram, end } = await board(randomLab(11, { containers: 60, networks: 8, hosts: 1 }).lab);
  diagram.zoomReset();
  await frames(2);
  for (const selector of [".container .box, .network .ground, .outside .cloud", ".world text"]) {
    const all = rects(root, selector);
    equal(all.length > 60, true, selector);
    all.forEach((a, i) =>
      all.slice(i + 1).forEach((b) => equal(overlap(a.rect, b.rect), false, `${a.what} and ${b.what} overlap:`)),
    );
  }
  end();
}

export async function testLabelsStayInsideWhatTheyBelongTo() {
  const { root, diagram, end } = await board(randomLab(12, { containers: 40, networks: 8, hosts: 1 }).lab);
  diagram.zoomReset();
  await frames(2);
  for (const thing of root.querySelectorAll(".container, .network")) {
    const outer = thing.querySelector(".box, .ground")?.getBoundingClientRect();
    for (const { what, rect } of rects(thing, "text")) {
      equal(
        Boolean(
          outer &&
          rect.left >= outer.left &&
          rect.right <= outer.right &&
          rect.top >= outer.top - 1 &&
          rect.bottom <= outer.bottom + 1,
        ),
        true,
        what,
      );
    }
  }
  end();
}

export async function testANameOfTenThousandLettersIsCutAndKeptAsATitle() {
  const builder = new Builder();
  const name = "x".repeat(10_000);
  const web = builder.container([builder.network(builder.host(), "front")], { name });
  const { thing, end } = await board(builder.lab);
  const group = thing(`container:${web.id}`);
  equal(
    [group.querySelector(".title")?.textContent?.endsWith("…"), group.querySelector("title")?.textContent?.length],
    [true, 10_000],
  );
  equal((group.getAttribute("aria-label") ?? "").length < 300, true);
  end();
}

export async function testTextThatLooksLikeMarkupIsText() {
  const builder = new Builder();
  const web = builder.container([builder.network(builder.host(), "front")], { name: "<script>alert(1)</script>" });
  const { root, thing, end } = await board(builder.lab);
  equal(
    [root.querySelector("script"), thing(`container:${web.id}`).querySelector(".title")?.textContent],
    [null, "<script>alert(1)</script>"],
  );
  end();
}

export async function testAContainersNameTellsAllThatIsDrawnOfIt() {
  const { lab, web, db } = small();
  const { thing, end } = await board(lab);
  const [first, second, third] = lab.endpoints;
  equal(
    [`container:${web.id}`, `container:${db.id}`].map((key) => thing(key).getAttribute("aria-label")),
    [
      `container web, running, image nginx, eth0 ${first.address} on network front, eth1 ${second.address} on network back, publishes 8080 to 80/tcp`,
      `container db, running, image postgres, eth0 ${third.address} on network back`,
    ],
  );
  end();
}

export async function testTheWarningOfAGoneNetworkStandsInItsBoxNearAndFar() {
  const { lab, back, web } = small();
  Object.assign(web, { status: "exited", sandbox: "" });
  lab.networks.splice(lab.networks.indexOf(back), 1);
  lab.endpoints.splice(0, 2);
  const { diagram, thing, end } = await board(lab);
  const inside = () => {
    const [box, sign] = [".box", ".warning path"].map((part) =>
      /** @type {Element} */ (thing(`container:${web.id}`).querySelector(part)).getBoundingClientRect(),
    );
    return sign.width > 5 && sign.left > box.left && sign.right < box.right && sign.top > box.top && sign.bottom < box.bottom;
  };
  const near = inside();
  for (let i = 0; i < 6; i++) diagram.zoomOut();
  await frames(2);
  equal([near, inside(), thing(`container:${web.id}`).querySelector("title")?.textContent], [true, true, "web\nnetwork back was removed"]);
  end();
}

export async function testElementsAreKeptWhileTheLabChanges() {
  const { builder, lab, front, web, db } = small();
  const { thing, apply, end } = await board(lab);
  const before = thing(`container:${db.id}`);
  const x = before.getBoundingClientRect().x;
  const cache = builder.container([front], { name: "cache" });
  await apply([null, cache], [null, lab.sandboxes[2]], [null, lab.endpoints[3]]);
  equal([thing(`container:${db.id}`) === before, before.getBoundingClientRect().x !== x], [true, true]);
  await apply([web, { ...web, name: "shop", status: "paused" }]);
  const group = thing(`container:${web.id}`);
  equal([group.querySelector(".title")?.textContent, group.classList.contains("paused")], ["shop", true]);
  end();
}

export async function testWhatIsRemovedLeavesThePicture() {
  const { lab, web } = small();
  const { root, apply, end } = await board(lab);
  const [first, second] = lab.endpoints;
  await apply([web, null], [lab.sandboxes[0], null], [first, null], [second, null]);
  equal(
    [
      root.querySelectorAll(".container").length,
      root.querySelectorAll(".endpoint").length,
      root.querySelectorAll(".sandbox").length,
    ],
    [1, 1, 1],
  );
  end();
}

export async function testFarOutSmallTextFallsAway() {
  const { lab } = small();
  const { root, diagram, end } = await board(lab);
  const seen = () => getComputedStyle(/** @type {Element} */ (root.querySelector(".address"))).display !== "none";
  const near = seen();
  for (let i = 0; i < 6; i++) diagram.zoomOut();
  await frames(2);
  equal([near, seen()], [true, false]);
  end();
}

export async function testThePictureStaysInViewUntilAPersonChooses() {
  const { builder, lab, front } = small();
  const { root, diagram, apply, end } = await board(lab);
  const inside = () =>
    rects(root, ".host .frame").every(({ rect }) => rect.left >= 0 && rect.right <= 1200 && rect.top >= 0 && rect.bottom <= 800);
  const more = (/** @type {string} */ name) =>
    apply([null, builder.container([front], { name, status: "created", sandbox: "" })]);
  for (const name of ["a", "b", "c"]) await more(name);
  equal(inside(), true);
  diagram.zoomReset();
  diagram.zoomIn();
  await frames(2);
  const chosen = root.querySelector(".world")?.getAttribute("transform");
  await more("d");
  equal([inside(), root.querySelector(".world")?.getAttribute("transform")], [false, chosen]);
  end();
}
