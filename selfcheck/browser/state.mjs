/** What is kept between pages and reloads: in this tab's storage only, and nowhere else. */

import { pack, unpack } from "./link.mjs";

/**
 * @typedef {import("./protocol.mjs").Answers} Answers
 *
 * @typedef {object} Step one question asked, and where in the route it stands
 * @property {string} question
 * @property {string[]} together more questions of the same screen
 * @property {string} requirement
 * @property {number} position
 * @property {number} total
 *
 * @typedef {object} Case
 * @property {Answers} answers all that were given, also those not asked for any more
 * @property {Step[]} path the questions asked so far, in order, as last found out
 * @property {string} at the question shown last, or "result"; empty at the start
 * @property {string[]} ticks documents that are ready, as codes of a link
 */

const KEY = "selfcheck/1";
const LINK = "#answers=";
/** For whom the answers are given: "employer", or nothing for oneself. */
const ROLE = "selfcheck.role";
/** Read by the contact form, which offers to send it along. */
const SUMMARY = "selfcheck.summary";

/** @type {Record<string, Case>} by route; also holds what storage refuses to */
let cases = {};

/**
 * @param {string} route
 * @returns {Case} as stored, or an empty one
 */
export function readCase(route) {
  try {
    cases = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  } catch {
    // Storage can be forbidden or hold something else: memory has to do.
  }
  const { answers = {}, path = [], at = "", ticks = [] } = cases[route] ?? {};
  return { answers, path, at, ticks };
}

/**
 * @param {string} route
 * @param {Case} kept
 */
export function writeCase(route, kept) {
  cases[route] = kept;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(cases));
  } catch {
    // As above; or it is full.
  }
}

/** @returns {boolean} whether storage holds what was written last */
export function keeps() {
  try {
    return (sessionStorage.getItem(KEY) ?? "{}") === JSON.stringify(cases);
  } catch {
    return false;
  }
}

/** Forgets the answers and ticks of all routes, and for whom they were given. */
export function clearCases() {
  cases = {};
  writeSummary("");
  writeRole("");
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}

/** @param {string} text the result in plain text; empty when it holds no more */
export function writeSummary(text) {
  write(SUMMARY, text);
}

/** @returns {string} the role as stored; empty for oneself */
export function readRole() {
  try {
    return sessionStorage.getItem(ROLE) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} role "employer", or empty for oneself */
export function writeRole(role) {
  write(ROLE, role);
}

/**
 * @param {string} key
 * @param {string} text empty to keep nothing
 */
function write(key, text) {
  try {
    if (text) {
      sessionStorage.setItem(key, text);
    } else {
      sessionStorage.removeItem(key);
    }
  } catch {
    // As above: this page does without.
  }
}

/** @returns {boolean} whether the address carries answers */
export function isLinked() {
  return location.hash.startsWith(LINK);
}

/**
 * Reads what the address carries, and takes it out of the address.
 *
 * @param {string} route
 * @param {import("./link.mjs").Questions} questions all that can be asked
 * @returns {import("./link.mjs").Carried | null} null if the address carries nothing
 */
export function takeLinked(route, questions) {
  if (!isLinked()) {
    return null;
  }
  const text = plain(location.hash.slice(LINK.length));
  history.replaceState(history.state, "", location.pathname + location.search);
  return readable(text) ?? unpack(route, text, questions);
}

/**
 * @param {string} text
 * @returns {string} without the signs that mail programs put for others
 */
function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * @param {string} text
 * @returns {import("./link.mjs").Carried | null} the answers where they are written out as JSON
 */
function readable(text) {
  try {
    const answers = JSON.parse(text);
    const isRecord = typeof answers === "object" && answers && !Array.isArray(answers);
    return isRecord ? { answers, ticks: [], intact: true } : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} route
 * @param {Answers} answers
 * @param {readonly string[]} ticks
 * @param {import("./link.mjs").Questions} questions all that can be asked
 * @returns {string} this page's address with the answers and ticks in it
 */
export function linkWith(route, answers, ticks, questions) {
  const { origin, pathname, search } = location;
  return origin + pathname + search + LINK + pack(route, answers, ticks, questions);
}
