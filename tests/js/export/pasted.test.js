/** What a pasted text is: lines to be run here, or a file that becomes a lab of its own. */

import { isFile, isFileOrLines } from "../../../static/cnmviz/export/pasted.js";
import { equal } from "../expect.js";

const FILES = [
  '{"format": "cnmviz-lab"}',
  '  [\n  {"Id": "1"}\n]',
  "<svg xmlns='http://www.w3.org/2000/svg'/>",
  "version: '3'\nservices:\n  web:\n    image: nginx\n",
  "services :\n  web: {}",
  "#!/usr/bin/env bash\ndocker network create a",
  "docker network create a\n#: addhost node2",
  "set -euo pipefail\ndocker network create a",
  "$ docker network inspect bridge\n[\n  {}\n]",
  "user@host:~$ docker inspect web\n[{}]",
];
const LINES = ["docker run -d nginx", "$ docker run -d nginx\n$ docker ps", "# two\nsudo docker network create a", "docker inspect web", "  docker run \\\n -d nginx"];
const NEITHER = ["", "hello", "the services: many", "dockerd is running", "a [link] here"];

export function testFilesAreToldFromLines() {
  for (const text of FILES) equal([isFile(text), isFileOrLines(text)], [true, true], text);
  for (const text of LINES) equal([isFile(text), isFileOrLines(text)], [false, true], text);
  for (const text of NEITHER) equal([isFile(text), isFileOrLines(text)], [false, false], text);
}
