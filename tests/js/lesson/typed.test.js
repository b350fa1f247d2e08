/** Of a block of code, the lines behind a prompt can be run; the rest is what is printed. */

import { isForm, isTyped, partsOf } from "../../../static/cnmviz/lesson/typed.js";
import { equal } from "../expect.js";

export function testLinesBehindAPromptAreRunAndTheRestIsPrinted() {
  equal(partsOf("$ docker ps\nCONTAINER\nabc\n$ docker network ls\n"), [
    { run: "docker ps", shown: "docker ps" }, { printed: "CONTAINER\nabc" }, { run: "docker network ls", shown: "docker network ls" },
  ]);
}

export function testALineThatGoesOnIsOne() {
  equal(partsOf("$ docker run -d \\\n    --name web \\\n> nginx\nok"), [
    { run: "docker run -d --name web nginx", shown: "docker run -d \\\n    --name web \\\n> nginx" }, { printed: "ok" },
  ]);
  equal(partsOf("$ docker ps \\"), [{ run: "docker ps", shown: "docker ps \\" }]);
}

export function testADollarAloneIsNoPrompt() {
  equal(partsOf("$HOME\n$ \n$"), [{ printed: "$HOME\n$ \n$" }]);
  equal([isTyped("a\n$ docker ps"), isTyped("$HOME"), isTyped("")], [true, false, false]);
}

export function testWordsInCapitalsStandForOthers() {
  equal(["docker network create NAME", "docker run -e POSTGRES_PASSWORD=x db", "docker run A"].map(isForm), [true, false, false]);
}
