/** A pasted text as lines to run. */

import { linesOf } from "../../../static/cnmviz/console/lines.js";
import { equal } from "../expect.js";

export function testOneLineEach() {
  equal(linesOf("docker network create a\r\n\n  docker network create b  \n"), ["docker network create a", "docker network create b"]);
}

export function testPromptsAndCommentsFallAway() {
  equal(linesOf("# two networks\n$ docker network ls\n# docker ps\n> docker ps"), ["docker network ls", "docker ps"]);
}

export function testABackslashJoins() {
  equal(linesOf("docker run -d \\\n  --name web \\ \n  nginx"), ["docker run -d --name web nginx"]);
}
