/**
 * The keys of the page. Each is declared once, with its words, so that the help sheet lists exactly what works.
 *
 * A key is written as `Ctrl+Shift+Z`, `?` or `Delete`; Ctrl stands for Cmd on a Mac. Keys without Ctrl rest while somebody types
 * in a field, while a dialog is open, and where the element in focus has used the key already. Those that are heard `everywhere` are
 * heard in fields too.
 *
 * One press is one deed: while a key is held, only those that have `repeats` go on. The others are kept from everybody until the key is
 * let go, so that a key that opened a form does not write into it, and one that removed a thing does not remove its neighbours.
 */

/** @typedef {{ keys: string[], words: string, group: string, run?: (event: KeyboardEvent) => unknown, everywhere?: boolean, repeats?: boolean }} Shortcut `run` says false where it had no use for the key */

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

export class Shortcuts {
  /** @type {Shortcut[]} */
  list = [];
  /** The presses of the keys that are down. @type {Map<string, KeyboardEvent>} */
  #down = new Map();

  /** @param {Document | HTMLElement} target */
  constructor(target) {
    target.addEventListener("keydown", (event) => this.#hold(/** @type {KeyboardEvent} */ (event)), { capture: true });
    target.addEventListener("keyup", (event) => void this.#down.delete(keyOf(/** @type {KeyboardEvent} */ (event))), { capture: true });
    target.addEventListener("keydown", (event) => this.#press(/** @type {KeyboardEvent} */ (event)));
  }

  /**
   * @param {string} group heading in the help sheet
   * @param {string | string[]} keys
   * @param {string} words what it does
   * @param {(event: KeyboardEvent) => unknown} [run] left out where another module listens for it
   * @param {{ everywhere?: boolean, repeats?: boolean }} [options]
   */
  add(group, keys, words, run, { everywhere = false, repeats = false } = {}) {
    this.list.push({ group, keys: [keys].flat(), words, run, everywhere, repeats });
  }

  /** Comes before all others that listen, because some of them use a shortcut's key themselves. @param {KeyboardEvent} event */
  #hold(event) {
    const first = this.#down.get(keyOf(event));
    if (!event.repeat || !first) return void this.#down.set(keyOf(event), event);
    const shortcut = this.#meant(first);
    if (!first.defaultPrevented || !shortcut || shortcut.repeats) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    // On a button or a line of a list, Space is that element's own key.
    if (event.key === " " && event.target !== document.body) return;
    const shortcut = this.#meant(event);
    if (!shortcut || (event.repeat && !shortcut.repeats)) return;
    if (shortcut.run?.(event) !== false) event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  #meant(event) {
    const written = spellings(event);
    const shortcut = this.list.find(({ keys, run }) => run && keys.some((key) => written.includes(key)));
    return shortcut && (shortcut.everywhere || !typing(event.target)) ? shortcut : undefined;
  }
}

/** Which key of the keyboard it is, whatever sign it gives by now. @param {KeyboardEvent} event */
function keyOf({ code, key }) {
  return code || key;
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
  const bySign = write(...before, shift, letter ? event.key.toUpperCase() : event.key.replace(" ", "Space"));
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
