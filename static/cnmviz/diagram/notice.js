/** Short notes over the picture: the hint that follows a gesture, and the bubble that says why something was refused. */

/** @import {Viewport} from "./viewport.js" */
/** @import {Point} from "./types.js" */

const SHOWN = 6000;

export class Notices {
  #hint = note("hint");
  #bubble = note("bubble");
  /** @type {Point | null} */
  #at = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {HTMLElement} root @param {Viewport} viewport */
  constructor(root, viewport) {
    this.root = root;
    this.viewport = viewport;
    root.append(this.#hint, this.#bubble);
    viewport.onChange(() => this.#follow());
  }

  /**
   * What letting go here would do.
   *
   * @param {string} text
   * @param {{x: number, y: number}} client
   * @param {"command" | "refused" | "plain"} mood
   */
  hint(text, client, mood) {
    const { x, y } = this.viewport.toPane(client.x, client.y);
    this.#hint.className = `diagram-note hint ${mood}`;
    this.#hint.textContent = text;
    this.#hint.hidden = false;
    // The note's own width is left to the style: asking for it at every move of a hand would lay the page out each time.
    const right = `calc(${this.viewport.size.width - 8}px - 100%)`;
    this.#hint.style.translate = `min(${Math.round(x + 16)}px, max(8px, ${right})) ${Math.round(y + 18)}px`;
  }

  /** Say it anew where it is shown. @param {string} text */
  rephrase(text) {
    if (!this.#hint.hidden) this.#hint.textContent = text;
  }

  unhint() {
    this.#hint.hidden = true;
  }

  /** @param {string} text @param {Point} at in the picture's coordinates */
  bubble(text, at) {
    this.#at = at;
    this.#bubble.textContent = text;
    this.#bubble.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.unbubble(), SHOWN);
    this.#follow();
  }

  unbubble() {
    this.#bubble.hidden = true;
    this.#at = null;
  }

  stop() {
    clearTimeout(this.#timer);
    this.#hint.remove();
    this.#bubble.remove();
  }

  #follow() {
    if (!this.#at) return;
    const { x, y } = this.viewport.toScreen(this.#at);
    const room = this.root.clientWidth - this.#bubble.offsetWidth - 8;
    this.#bubble.style.translate = `${Math.max(8, Math.min(x, room))}px ${Math.max(8, y - this.#bubble.offsetHeight - 12)}px`;
  }
}

/** @param {string} name */
function note(name) {
  const element = document.createElement("div");
  element.className = `diagram-note ${name}`;
  element.hidden = true;
  return element;
}
