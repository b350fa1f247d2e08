/** What the builder asks of the server. Draws nothing, and keeps nothing. */

import { post } from "../lesson/post.js";
import { fieldsOf } from "./draft.js";

/** @import {Reply} from "../lesson/types.js" */
/** @import {BuilderPage, Draft, Fields, KnownScenario, Preview, Standing, Written} from "./types.js" */

export class Asking {
  #urls;
  #code;
  #token;
  #send;

  /**
   * @param {BuilderPage["urls"]} urls
   * @param {string} code of the lab
   * @param {string} token against forged requests
   * @param {typeof fetch} [send]
   */
  constructor(urls, code, token, send = (...given) => fetch(...given)) {
    this.#urls = urls;
    this.#code = code;
    this.#token = token;
    this.#send = send;
  }

  /** The file, and what is wrong. @param {Draft} draft @returns {Promise<Reply<Written>>} */
  write(draft) {
    return this.#post("write", fieldsOf(draft));
  }

  /** @param {Draft} draft @returns {Promise<Reply<Preview>>} */
  preview(draft) {
    return this.#post("preview", fieldsOf(draft));
  }

  /** @param {string} markdown @returns {Promise<Reply<{ fields: Fields }>>} */
  read(markdown) {
    return this.#post("read", { markdown });
  }

  /** The lab as commands, as it is or was after a step. @param {number | null} at @returns {Promise<Reply<{ lines: string[], notes: string[] }>>} */
  start(at) {
    return this.#post("start", { code: this.#code, at });
  }

  /** @param {string[]} facts @returns {Promise<Reply<{ seq: number, goals: Standing[] }>>} */
  stand(facts) {
    return this.#post("stand", { code: this.#code, facts });
  }

  /** @param {string} markdown @returns {Promise<Reply<{ url: string }>>} */
  attempt(markdown) {
    return this.#post("try", { markdown });
  }

  /** @param {string} markdown @param {string} onto @returns {Promise<Reply<KnownScenario>>} */
  share(markdown, onto) {
    return this.#post("share", { markdown, onto });
  }

  /** @param {keyof BuilderPage["urls"]} what @param {object} body @returns {Promise<Reply<any>>} */
  #post(what, body) {
    return post(this.#urls[what], this.#token, body, this.#send);
  }
}
