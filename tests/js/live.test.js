/** A page follows its lab: it waits for a server that is away, and lost threads in close succession end with the newest snapshot. */

import { Outbox } from "../../static/cnmviz/lib/outbox.js";
import { connect, follow } from "../../static/cnmviz/live.js";
import { LabSocket } from "../../static/cnmviz/socket.js";
import { LabStore } from "../../static/cnmviz/store.js";
import { after, equal } from "./expect.js";
import { snapshot } from "./entities.js";
import { Wire, memory } from "./wire.js";

/** @import {Snapshot} from "../../static/cnmviz/types.js" */

/**
 * The server's side of fetch, for as long as `use` takes.
 * @param {(address: string) => Promise<Response>} serve
 * @param {() => Promise<void>} use
 */
async function served(serve, use) {
  const own = window.fetch;
  window.fetch = (address) => serve(String(address));
  try {
    await use();
  } finally {
    window.fetch = own;
  }
}

/** @param {number} seq @returns {Snapshot} */
const at = (seq) => ({ ...snapshot({}), seq });
/** @param {number} seq */
const lab = (seq) => new Response(JSON.stringify(at(seq)));

export async function testAServerThatIsAwayIsWaitedFor() {
  const answers = [() => Promise.reject(new TypeError("no connection")), async () => new Response("", { status: 503 }), async () => new Response('{"seq": 4'), async () => lab(4)];
  /** @type {number[]} */
  const heard = [];
  const own = window.setTimeout;
  // Nobody waits for the pauses here.
  window.setTimeout = /** @type {any} */ ((/** @type {() => void} */ act) => own(act, 0));
  try {
    await served(() => /** @type {() => Promise<Response>} */ (answers.shift())(), async () => {
      const { snapshot: found } = await connect({ snapshot: "/s", socket: "/lab/ABCD/socket" }, new Outbox(memory(), "lab"), (status) => void heard.push(status));
      equal([found.seq, heard], [4, [0, 503, 200]]);
    });
  } finally {
    window.setTimeout = own;
  }
}

export async function testLostThreadsInCloseSuccessionEndWithTheNewestSnapshot() {
  /** @type {Wire | undefined} */
  let wire;
  const socket = new LabSocket({ url: "ws://lab", seq: 1, outbox: new Outbox(memory(), "lab"), connect: (url) => /** @type {any} */ ((wire = new Wire(url))) });
  const store = new LabStore();
  store.load(at(1));
  /** @type {((response: Response) => void)[]} */
  const asked = [];
  await served(() => new Promise((resolve) => void asked.push(resolve)), async () => {
    follow(socket, { address: "/s", apply: (frame) => store.apply(frame), load: (fresh) => store.load(fresh), waiting: () => {} });
    socket.open();
    wire?.says({ type: "welcome", you: { id: "ana", name: "Ana", colour: "" }, people: [], seq: 900 });
    for (const seq of [900, 901, 902]) wire?.says({ type: "resync", seq });
    equal(asked.length, 1);
    asked[0](lab(900));
    await after(20);
    equal([store.seq, asked.length], [900, 2]);
    asked[1](lab(902));
    await after(20);
    wire?.says({ type: "frame", seq: 903, by: "ben", source: "console", line: "", at: 0, changes: [] });
    equal([store.seq, asked.length], [903, 2]);
  });
  socket.close();
}
