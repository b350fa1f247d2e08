/**
 * The keys of the page. Each is declared once, with its words, so that the help sheet lists exactly what works.
 *
 * A key is written as `Ctrl+Shift+Z`, `?` or `Delete`; Ctrl stands for Cmd on a Mac. Keys without Ctrl rest while somebody types
 * in a field, while a dialog is open, and where the element in focus has used the key already. Those that are heard `everywhere` are
 * heard in fields too.
 */

/** @typedef {{ keys: string[], words: string, group: string, run?: (event: KeyboardEvent) => unknown, everywhere?: boolean }} Shortcut `run` says false where it had no use for the key */

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

export class Shortcuts {
  /** @type {Shortcut[]} */
  list = [];

  /** @param {Document | HTMLElement} target */
  constructor(target) {
    target.addEventListener("keydown", (event) => this.#press(/** @type {KeyboardEvent} */ (event)));
  }

  /**
   * @param {string} group heading in the help sheet
   * @param {string | string[]} keys
   * @param {string} words what it does
   * @param {(event: KeyboardEvent) => unknown} [run] left out where another module listens for it
   * @param {{ everywhere?: boolean }} [options]
   */
  add(group, keys, words, run, { everywhere = false } = {}) {
    this.list.push({ group, keys: [keys].flat(), words, run, everywhere });
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    const written = spellings(event);
    const shortcut = this.list.find(({ keys, run }) => run && keys.some((key) => written.includes(key)));
    if (!shortcut || (typing(event.target) && !shortcut.everywhere)) return;
    if (shortcut.run?.(event) !== false) event.preventDefault();
  }
}

/**
 * How this press may be written: by the sign it gives, whatever keys that takes on this keyboard (`?`, `/`), and with Shift by
 * the digit on the key (`Shift+1`).
 * @param {KeyboardEvent} event
 * @returns {string[]}
 */
export function spellings(event) {
  const before = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : ""];
  const letter = /^[a-z]$/i.test(event.key);
  const named = event.key.length > 1;
  const shift = event.shiftKey && (letter || named) ? "Shift" : "";
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const write = (/** @type {string[]} */ ...parts) => parts.filter(Boolean).join("+");
  const bySign = write(...before, shift, letter ? event.key.toUpperCase() : event.key);
  return event.shiftKey && digit ? [bySign, write(...before, "Shift", digit)] : [bySign];
}

/**
 * @param {string} keys
 * @returns {string} as people of this system read it
 */
export function shown(keys) {
  return MAC ? keys.replace("Ctrl", "⌘").replace("Shift", "⇧").replaceAll("+", " ") : keys.replaceAll("+", " + ");
}

/** @param {EventTarget | null} target */
function typing(target) {
  if (!(target instanceof HTMLElement)) return false;
  // A field of a dialog that has just been closed keeps the focus until the next picture is drawn.
  if (target.closest("dialog:not([open])")) return false;
  return target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio], [type=button], [type=range]), textarea, select");
}
