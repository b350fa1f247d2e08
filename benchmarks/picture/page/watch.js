/**
 * Runs in both pages before anything else: when a page had the lab's data, when it had drawn it, how long its frames take.
 *
 * All times are milliseconds since the navigation began. A frame's length is from its animation frame to the next one. `drawn` is
 * taken in the first task after the frame whose drawing was complete, so that style, layout and painting are in it on both sides.
 * Both pages answer the same questions about what is drawn: see ours.js and rival.js.
 */

/** @type {() => void} */
let ready;

window.bench = {
  ready: new Promise((resolve) => (ready = resolve)),
  had: NaN,
  drawn: NaN,
  frames: [],
  tasks: [],
  watching: false,

  /** The next frame shows everything. */
  complete() {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        window.bench.drawn = performance.now();
        ready();
      };
      channel.port2.postMessage(null);
    });
  },

  /** @param {string} name of the mark that a trace finds */
  start(name) {
    window.bench.frames = [];
    window.bench.tasks = [];
    window.bench.watching = true;
    performance.mark(`${name}:start`);
    const step = (/** @type {number} */ now) => {
      if (!window.bench.watching) return;
      window.bench.frames.push(now);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  },

  /** @param {string} name @returns {{frames: number[], tasks: number[]}} lengths in milliseconds */
  stop(name) {
    window.bench.watching = false;
    performance.mark(`${name}:end`);
    const { frames, tasks } = window.bench;
    return { frames: frames.slice(1).map((at, i) => at - frames[i]), tasks };
  },
};

new PerformanceObserver((list) => window.bench.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
  entryTypes: ["longtask"],
});
