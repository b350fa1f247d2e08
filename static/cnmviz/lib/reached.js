/** Waiting for what was answered to be seen. */

const PATIENCE = 2_000;

/**
 * Resolves when the store has an entry, or gives up waiting for it.
 * @param {import("../types.js").Store} store
 * @param {number} seq
 */
export function reached(store, seq) {
  if (store.seq >= seq) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      if (store.seq < seq) return;
      stop();
      resolve(undefined);
    };
    const stop = store.subscribe(done);
    setTimeout(() => {
      stop();
      resolve(undefined);
    }, PATIENCE);
  });
}
