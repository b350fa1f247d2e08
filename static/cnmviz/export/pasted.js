/**
 * What kind of thing a pasted text is. Docker lines alone are run in the lab that they are pasted into; what is a file of its own
 * (a compose file, the output of docker inspect, a lab or a picture of one, a whole script) becomes a new lab. Pure.
 */

const COMPOSE = /^services\s*:/m;
/** A script that says so: its first line, commands that only the lab has, or how bash is to run it. */
const SCRIPT = /^(?:#!.*sh\b|#:|set\s+-[a-z]*e)/m;
const INSPECTED = /^\s*(?:\S*[$#>]\s+)?(?:sudo\s+)?docker\s+(?:\w+\s+)?inspect\b[^\n]*\n\s*[[{]/;
const DOCKER_LINE = /^\s*(?:\$\s+|sudo\s+)?docker\s/m;

/** @param {string} text */
export function isFile(text) {
  return /^\s*[{[<]/.test(text) || COMPOSE.test(text) || SCRIPT.test(text) || INSPECTED.test(text);
}

/** Whether a lab can be made of it, where there is none to paste into. @param {string} text */
export function isFileOrLines(text) {
  return isFile(text) || DOCKER_LINE.test(text);
}
