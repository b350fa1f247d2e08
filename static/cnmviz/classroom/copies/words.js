/** What the page of a lab says of own copies. Pure. */

/** @import {Deed} from "../../rights.js" */
/** @import {ClassPage, ClassState, Participant} from "../types.js" */

const ELSES = "This is somebody's own copy, which they show: only they and the teacher work in it.";

/** Whose copy this is. @param {ClassPage} page */
export function whose({ own, owner }) {
  return own ? "Your own copy" : `The own copy of ${owner ?? "a student"}`;
}

/**
 * Why something is not for me in a copy, as the server has it.
 * @param {ClassPage} page
 * @param {Participant} you
 * @returns {Partial<Record<Deed, string>>}
 */
export function whyNotInCopy({ own }, you) {
  if (you.role === "teacher") return {};
  if (own) return you.locked ? { change: "The teacher has locked the lab for you." } : {};
  return { change: ELSES, point: ELSES, take: ELSES };
}

/**
 * How far handing out is.
 * @param {NonNullable<ClassState["handed"]>} handed
 */
export function handedTo({ made, of }) {
  if (!of) return "Nobody is here yet; whoever comes gets a copy.";
  return made === of ? `All ${of} have their copy; whoever comes gets one too.` : `${made} of ${of} have their copy.`;
}
