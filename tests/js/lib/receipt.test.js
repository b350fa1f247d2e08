/** A refusal in Docker's words, without the exit status that its program prints below. */

import { beginning, inShort, isLong, refusal } from "../../../static/cnmviz/lib/receipt.js";
import { equal } from "../expect.js";

export function testWhatARefusalSays() {
  const receipt = { type: /** @type {const} */ ("receipt"), ref: "1", ok: false };
  const error = "Error response from daemon: network front has active endpoints";
  equal(refusal({ ...receipt, error: `${error}\nexit status 1` }), error);
  equal(refusal({ ...receipt, output: { stderr: `${error}\n` } }), error);
  equal(refusal({ ...receipt, output: { exit: 3 } }), "exit status 3");
  equal(refusal({ ...receipt, ok: true }), "");
}

export function testARefusalThatNamesAThousandThingsIsShortened() {
  const short = "network front has active endpoints";
  const long = `${short} ${"(name:web id:0123456789ab) ".repeat(1_000)}`;
  equal([inShort(short), isLong(short), beginning(short)], [short, false, short]);
  equal([inShort(long).length < 350, inShort(long).startsWith(short), inShort(long).endsWith("… The console has all of it.")], [true, true, true]);
  equal([isLong(long), beginning(long).length < 300, beginning(long).endsWith("…")], [true, true, true]);
}
