/** What any picture of the lab needs of its page. */

import { offerUndo } from "../lib/steps.js";

/** @import {DiagramOptions} from "../diagram/types.js" */
/** @import {Lab} from "../panels/types.js" */

/** What lies over a picture: the tabs of the stage, a lesson's goals on a phone, the tools of the view, and the controls of a packet. */
const OVER = ".picture-of > .code-corner, #stage > .tablist, #stage > .lesson-chip, #view-tools, #stage > .deck";

/**
 * @param {Lab} lab
 * @returns {DiagramOptions}
 */
export function pictureOptions(lab) {
  const { store, selection, commands, page, announce, openMenu, signals } = lab;
  return {
    store,
    selection,
    commands,
    page,
    announce,
    openMenu,
    me: page.you,
    big: page.big,
    covering: () => [...document.querySelectorAll(OVER)],
    onOpen(id) {
      selection.set([id]);
      signals.emit("show", "inspector");
    },
    onReach: (source, target) => signals.emit("ask", { source, target }),
    onCopy: (keys) => signals.emit("copy", keys),
    onDuplicate: (keys) => signals.emit("duplicate", keys),
    onSteps: (steps) => offerUndo(lab, steps),
    onPaste: () => signals.emit("paste", undefined),
    onAdd: (kind) => signals.emit("dialog", { key: `add-${kind}` }),
  };
}
