/** Initials of people, whatever they are called. */

import { avatar } from "../../../static/cnmviz/lib/avatar.js";
import { equal } from "../expect.js";

export function testInitials() {
  const names = ["Kind Otter", "ana", "Ada von Lovelace", "🦊 Fox", "", "Čeněk"];
  equal(names.map((name) => avatar({ name, colour: "#0b7285" }).textContent), ["KO", "A", "AV", "🦊F", "S", "Č"]);
}
