/** A shell's lines are docker exec lines. */

import { Shell } from "../../../static/cnmviz/console/shell.js";
import { container } from "../entities.js";
import { equal } from "../expect.js";

export function testOutsideALineIsItself() {
  const shell = new Shell();
  equal([shell.prompt, shell.line("docker ps")], ["$", "docker ps"]);
}

export function testInsideItIsAnExec() {
  const shell = new Shell();
  shell.enter("web");
  equal([shell.prompt, shell.line("ping -c 1 'my db'")], ["web #", `docker exec web sh -c 'ping -c 1 '"'"'my db'"'"''`]);
  equal(["exit", "exit 3", "logout", "exits"].map((typed) => shell.leaves(typed)), [true, true, true, false]);
  equal(shell.ending("exit"), "");
  shell.leave();
  equal(shell.line("docker ps"), "docker ps");
}

export function testLeavingTheContainersOwnProcessEndsIt() {
  const shell = new Shell();
  shell.enter("web", true);
  equal(["exit", "logout", "exit 3"].map((typed) => shell.ending(typed)), ["exit web", "exit web", "exit web 3"]);
  shell.leave();
  shell.enter("web");
  equal(shell.ending("exit"), "");
}

export function testAShellGoesWithItsContainer() {
  const shell = new Shell();
  const web = { ...container("web", 1), sandbox: "s1" };
  const becomes = (/** @type {typeof web} */ before, /** @type {typeof web | null} */ after) => ({ kind: /** @type {const} */ ("container"), id: before.id, before, after });
  shell.enter("web");
  equal([shell.follow(becomes({ ...container("db", 2), sandbox: "s2" }, null)), shell.prompt], [false, "web #"]);
  equal([shell.follow(becomes(web, { ...web, name: "shop" })), shell.prompt], [true, "shop #"]);
  equal([shell.follow(becomes({ ...web, name: "shop" }, { ...web, name: "shop", sandbox: "" })), shell.prompt], [true, "$"]);
}

export function testAShellStaysOnTheHostWhereItWasOpened() {
  const shell = new Shell();
  for (const opened of ["docker --context node2 exec -it web sh", "docker --context=node2 run -it --name web alpine sh", "docker -c node2 attach web"]) {
    shell.enter("web", false, opened);
    equal(shell.line("hostname"), "docker --context node2 exec web sh -c hostname");
  }
  shell.enter("web", false, "docker exec -it web sh");
  equal(shell.line("hostname"), "docker exec web sh -c hostname");
}
