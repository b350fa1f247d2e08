/** One request, and every way in which it can go wrong told apart: refused, or lost. */

import { post } from "../../../static/cnmviz/lesson/post.js";
import { equal } from "../expect.js";

/** @param {number} status @param {string} body */
const answering = (status, body) => () => Promise.resolve(new Response(body, { status }));

/** @param {any} send */
const reply = (send) => post("/x", "token", { question: 0 }, send);

export async function testItCarriesTheTokenAndTheBody() {
  /** @type {any[]} */
  const sent = [];
  const found = await reply((/** @type {any} */ ...args) => {
    sent.push(args);
    return answering(200, '{"seq": 3}')();
  });
  const [url, { method, headers, body }] = sent[0];
  equal([found, url, method, headers["X-CSRFToken"], body], [{ ok: true, body: { seq: 3 } }, "/x", "POST", "token", '{"question":0}']);
}

export async function testARefusalIsInTheServersWords() {
  equal(await reply(answering(409, '{"error": "It was answered already."}')), { ok: false, why: "It was answered already.", lost: false });
}

export async function testTooManyQuestionsAreForLater() {
  equal(await reply(answering(429, '{"error": "too many"}')), { ok: false, why: "too many", lost: true });
}

export async function testAPageInPlaceOfARefusalMeansThatThisOneIsOld() {
  equal(await reply(answering(403, "<!doctype html>")), { ok: false, why: "This page is too old. Load it again; nothing is lost.", lost: false });
}

export async function testWhatIsNoAnswerIsLost() {
  const lost = [answering(502, ""), answering(200, '{"seq"'), () => Promise.reject(new TypeError("away"))];
  equal((await Promise.all(lost.map(reply))).map((one) => [one.ok, !one.ok && one.lost]), [[false, true], [false, true], [false, true]]);
}
