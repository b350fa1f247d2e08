/**
 * The verdicts in a few families, so that a cell says at a glance why: each has a word, and a shape and a tone in css/matrix.css.
 * A verdict that stands in none of them is still a "no", for another reason.
 */

/** @typedef {{ key: string, word: string, says: string, verdicts: string[] }} Family */

/** What is open comes first. @type {Family[]} */
export const FAMILIES = [
  { key: "open", word: "open", says: "it arrives, and the answer comes back", verdicts: ["DELIVERED", "RESOLVED"] },
  {
    key: "isolated", word: "isolated", says: "networks, firewall or driver keep the two apart",
    verdicts: ["ISOLATED", "ICC_DISABLED", "INTERNAL", "NO_DIRECT_ACCESS", "HOST_EXCLUDED", "SIBLINGS_APART"],
  },
  { key: "no-route", word: "no route", says: "no way leads there", verdicts: ["NO_ROUTE", "NO_ENDPOINT", "NO_NEIGHBOUR", "PARENT_UNREACHABLE"] },
  { key: "refused", word: "refused", says: "nobody takes this port there", verdicts: ["PORT_CLOSED", "PORT_NOT_PUBLISHED", "CLOSED_BEHIND_PROXY"] },
  { key: "timeout", word: "timeout", says: "it goes out, and no answer comes back", verdicts: ["REPLY_DROPPED", "EXITED"] },
  { key: "name", word: "no name", says: "the name is not known there", verdicts: ["NO_SUCH_NAME", "NO_NAME_SERVICE", "NO_SHARED_NETWORK"] },
  { key: "off", word: "halted", says: "one of the two is stopped or paused", verdicts: ["NOT_RUNNING", "PAUSED"] },
];

/** @type {Family} */
const OTHER = { key: "other", word: "no", says: "another reason", verdicts: [] };

const BY_VERDICT = new Map(FAMILIES.flatMap((family) => family.verdicts.map((key) => /** @type {const} */ ([key, family]))));

/**
 * @param {string} verdict its key
 * @returns {Family}
 */
export function familyOf(verdict) {
  return BY_VERDICT.get(verdict) ?? OTHER;
}

/** @param {string} verdict its key */
export function isOpen(verdict) {
  return familyOf(verdict).key === "open";
}
