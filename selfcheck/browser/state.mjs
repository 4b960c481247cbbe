/** What is kept between pages and reloads: in this tab's storage only, and nowhere else. */

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
  const { answers = {}, path = [], at = "" } = cases[route] ?? {};
  return { answers, path, at };
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

/** Forgets the answers of all routes. */
export function clearCases() {
  cases = {};
  writeSummary("");
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

/**
 * Reads the answers that the address carries, and takes them out of the address.
 *
 * @returns {Record<string, unknown> | null} as they came; null if the address carries none
 */
export function takeLinkedAnswers() {
  if (!location.hash.startsWith(LINK)) {
    return null;
  }
  const text = location.hash.slice(LINK.length);
  history.replaceState(history.state, "", location.pathname + location.search);
  try {
    const answers = JSON.parse(decodeURIComponent(text));
    return typeof answers === "object" && !Array.isArray(answers) ? answers : {};
  } catch {
    return {};
  }
}

/**
 * @param {Answers} answers
 * @returns {string} this page's address with the answers in it
 */
export function linkWith(answers) {
  const { origin, pathname, search } = location;
  return origin + pathname + search + LINK + encodeURIComponent(JSON.stringify(answers));
}
