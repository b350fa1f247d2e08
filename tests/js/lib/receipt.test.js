/** A refusal in Docker's words, without the exit status that its program prints below. */

import { refusal } from "../../../static/cnmviz/lib/receipt.js";
import { equal } from "../expect.js";

export function testWhatARefusalSays() {
  const receipt = { type: /** @type {const} */ ("receipt"), ref: "1", ok: false };
  const error = "Error response from daemon: network front has active endpoints";
  equal(refusal({ ...receipt, error: `${error}\nexit status 1` }), error);
  equal(refusal({ ...receipt, output: { stderr: `${error}\n` } }), error);
  equal(refusal({ ...receipt, output: { exit: 3 } }), "exit status 3");
  equal(refusal({ ...receipt, ok: true }), "");
}
