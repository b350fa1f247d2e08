/**
 * A docker command line as its parts, as far as fitting it to another lab needs them: the verb, the options, the arguments, and which
 * of their words name containers and networks. Pure. Docker's own reading of the line is the server's.
 */

import { quote } from "../../lib/quote.js";
import { wordsOf } from "../../lib/words.js";

/** @typedef {{ flag: string, value: string | null }} Option `value` is null where the flag takes none */
/**
 * @typedef {object} Line
 * @property {string} context the host that it names, "" for the first
 * @property {string} verb such as `run` or `network connect`
 * @property {Option[]} options
 * @property {string[]} args
 */
/** @typedef {"container" | "network"} Kind */
/** @typedef {(kind: Kind, name: string) => string} Called what a thing is called here */

/** Flags without a value, by verb. @type {Record<string, string>} */
const PLAIN = {
  run: "-d --detach -i --interactive -t --tty -P --publish-all --rm --init --privileged --read-only --no-healthcheck -q --quiet --sig-proxy",
  "network create": "--attachable --config-only --ingress --internal --ipv4 --ipv6",
  "network connect": "",
  "network disconnect": "-f --force",
  "network rm": "-f --force",
  start: "-a --attach -i --interactive",
  rm: "-f --force -l --link -v --volumes",
  exec: "-d --detach -i --interactive -t --tty --privileged",
};
PLAIN.create = PLAIN.run ?? "";

const SAME = /** @type {Record<string, string>} */ ({ "network remove": "network rm", remove: "rm" });
/** Those whose arguments are all containers. */
const OF_CONTAINERS = new Set(["start", "stop", "restart", "pause", "unpause", "kill", "rm", "wait"]);

/**
 * @param {string} text
 * @returns {Line | null} null where it is none of those that are understood here
 */
export function lineOf(text) {
  const words = wordsOf(text);
  if (words?.[0] !== "docker") return null;
  const named = words[1] === "--context" ? words.splice(1, 2)[1] ?? "" : "";
  const count = words[1] === "network" || words[1] === "container" ? 3 : 2;
  const long = words.slice(words[1] === "container" ? 2 : 1, count).join(" ");
  const verb = SAME[long] ?? long;
  if (!(verb in PLAIN || OF_CONTAINERS.has(verb) || verb === "rename")) return null;
  return { context: named, verb, ...parts(words.slice(count), new Set((PLAIN[verb] ?? "").split(" ")), interspersed(verb)) };
}

/** Behind the image stands what the container runs. @param {string} verb */
function interspersed(verb) {
  return verb !== "run" && verb !== "create" && verb !== "exec";
}

/**
 * @param {string[]} words
 * @param {Set<string>} plain
 * @param {boolean} mixed whether options may stand behind arguments
 */
function parts(words, plain, mixed) {
  /** @type {Option[]} */
  const options = [];
  /** @type {string[]} */
  const args = [];
  while (words.length) {
    const word = words.shift() ?? "";
    if (args.length && !mixed) args.push(word);
    else if (word === "--") args.push(...words.splice(0));
    else if (word.startsWith("--")) options.push(longOption(word, words, plain));
    else if (/^-./.test(word)) options.push(...shortOptions(word, words, plain));
    else args.push(word);
  }
  return { options, args };
}

/** @param {string} word @param {string[]} behind @param {Set<string>} plain @returns {Option} */
function longOption(word, behind, plain) {
  const cut = word.indexOf("=");
  if (cut >= 0 && plain.has(word.slice(0, cut))) return { flag: word, value: null };
  if (cut >= 0) return { flag: word.slice(0, cut), value: word.slice(cut + 1) };
  return { flag: word, value: plain.has(word) ? null : (behind.shift() ?? null) };
}

/** Several letters in one word, of which the last may take a value. @param {string} word @param {string[]} behind @param {Set<string>} plain @returns {Option[]} */
function shortOptions(word, behind, plain) {
  const letters = word.slice(1);
  const at = [...letters].findIndex((letter) => !plain.has(`-${letter}`));
  if (at < 0) return [{ flag: word, value: null }];
  const value = letters.slice(at + 1).replace(/^=/, "") || (behind.shift() ?? null);
  return [...(at ? [{ flag: `-${letters.slice(0, at)}`, value: null }] : []), { flag: `-${letters[at]}`, value }];
}

/** @param {Line} line */
export function textOf({ context, verb, options, args }) {
  const words = options.flatMap(({ flag, value }) => (value === null ? [flag] : [flag, value]));
  return ["docker", ...(context ? ["--context", context] : []), ...verb.split(" "), ...words, ...args].map(quote).join(" ");
}

/** What a line makes. @param {Line} line @returns {{ kind: Kind, name: string } | null} name is "" where docker invents one */
export function madeBy({ verb, options, args }) {
  if (verb === "network create") return { kind: "network", name: args[0] ?? "" };
  if (verb === "rename") return { kind: "container", name: args[1] ?? "" };
  return verb === "run" || verb === "create" ? { kind: "container", name: options.find(({ flag }) => flag === "--name")?.value ?? "" } : null;
}

/** What a line takes away. @param {Line} line @returns {[Kind, string][]} */
export function removedBy({ verb, args }) {
  if (verb === "rename") return [["container", args[0] ?? ""]];
  const kind = verb === "rm" ? "container" : verb === "network rm" ? "network" : null;
  return kind ? args.map((name) => [kind, name]) : [];
}

/** The same line with everything that it names called as it is here. @param {Line} line @param {Called} called @returns {Line} */
export function renamed(line, called) {
  const options = line.options.map(({ flag, value }) => ({ flag, value: value === null ? null : inOption(flag, value, called) }));
  return { ...line, options, args: inArguments(line, called) };
}

/** @param {string} flag @param {string} value @param {Called} called */
function inOption(flag, value, called) {
  if (flag === "--name") return called("container", value);
  if (flag === "--config-from") return called("network", value);
  if (flag === "--link") return value.replace(/^[^:]+/, (name) => called("container", name));
  if (flag !== "--network" && flag !== "--net") return value;
  if (value.startsWith("container:")) return `container:${called("container", value.slice(10))}`;
  return isLong(value) ? value.replace(/(?<=(?:^|,)name=)[^,]*/, (name) => called("network", name)) : called("network", value);
}

/** @param {Line} line @param {Called} called */
function inArguments({ verb, args }, called) {
  const [first = "", second = "", ...rest] = args;
  if (verb === "run" || verb === "create") return args;
  if (verb === "network create") return args.map((name) => called("network", name));
  if (verb === "network rm") return args.map((name) => called("network", name));
  if (verb === "exec") return [called("container", first), ...args.slice(1)];
  if (verb.startsWith("network ")) return [called("network", first), called("container", second), ...rest];
  return args.map((name) => called("container", name));
}

/** The long form of `--network`. @param {string} value */
export function isLong(value) {
  return /^\w[\w-]*=/.test(value);
}
