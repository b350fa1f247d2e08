/**
 * The live connection of a page to its lab: the whole lab once, then frame by frame, and the whole again where the thread was lost. It
 * says what it waits for to those who ask, and draws nothing.
 */

import { LabSocket } from "./socket.js";

/** @import {Frame, PageData, Snapshot} from "./types.js" */
/** @import {Outbox} from "./lib/outbox.js" */
/** Told the server's status whenever there was no lab to be had, 0 where there was no answer. @typedef {(status: number) => void} Waiting */

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;

/**
 * The lab as it is now, and the socket that goes on from there; it is opened by whoever has put the page together.
 *
 * @param {Pick<PageData, "snapshot" | "socket">} page
 * @param {Outbox} outbox
 * @param {Waiting} waiting
 */
export async function connect(page, outbox, waiting) {
  const snapshot = await fetched(page.snapshot, waiting);
  return { snapshot, socket: new LabSocket({ url: socketAddress(page.socket), seq: snapshot.seq, outbox }) };
}

/**
 * Hand on what the socket brings. Where it has lost the thread, a snapshot comes in between; several such calls are one.
 *
 * @param {LabSocket} socket
 * @param {{ address: string, apply: (frame: Frame) => void, load: (snapshot: Snapshot) => void, waiting: Waiting }} page `address` of the snapshot
 */
export function follow(socket, { address, apply, load, waiting }) {
  socket.on("frame", apply);
  const reload = once(async () => {
    const fresh = await fetched(address, waiting);
    load(fresh);
    socket.restart(fresh.seq);
  });
  socket.on("resync", () => void reload());
  window.addEventListener("online", () => socket.retryNow());
  document.addEventListener("visibilitychange", () => (document.hidden ? undefined : socket.retryNow()));
}

/**
 * What is asked for while it is being done is done once more afterwards, not at the same time.
 * @param {() => Promise<void>} act
 */
function once(act) {
  let doing = false;
  let again = false;
  const run = async () => {
    again = doing;
    if (doing) return;
    doing = true;
    try {
      await act();
    } finally {
      doing = false;
    }
    if (again) void run();
  };
  return run;
}

/**
 * The whole lab, however long the server takes to come back.
 * @param {string} address
 * @param {Waiting} waiting
 * @returns {Promise<Snapshot>}
 */
async function fetched(address, waiting) {
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    const response = await fetch(address).catch(() => null);
    // An answer may break off in the middle.
    const snapshot = response?.ok ? await response.json().catch(() => null) : null;
    if (snapshot) return snapshot;
    waiting(response?.status ?? 0);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** @param {string} path */
function socketAddress(path) {
  const address = new URL(path, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  return address.href;
}
