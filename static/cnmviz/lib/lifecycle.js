/** Which verbs of docker a container takes in each of its states. */

/** @type {Record<string, string[]>} */
export const LIFE = {
  created: ["start"],
  running: ["stop", "restart", "pause"],
  paused: ["unpause", "stop"],
  exited: ["start"],
};
