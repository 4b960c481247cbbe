/**
 * Answers and ticks as a short text for a link, and back. Questions, options and documents go
 * by codes made from their ids. So a link outlives what other questions gain or lose, and what
 * it names that is gone can be told from what is still there.
 *
 * A link is a version and then, each after a dot: the answers (the code of the question, then
 * the answer), the ticks behind a tilde, and a checksum.
 */

import { hash } from "../parts/hash.mjs";

/**
 * @typedef {import("../protocol.mjs").Answers} Answers
 * @typedef {Record<string, {type: string, options: string[]}>} Questions by id
 *
 * @typedef {object} Carried
 * @property {Answers} answers those that their questions still take
 * @property {string[]} ticks codes of documents
 * @property {boolean} intact whether nothing was changed on the way or had to be left out
 */

const VERSION = "1";
const TICKS = "~";
const NOT_SURE = "not_sure";
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** How many digits a code, a date and the checksum have. */
const CODE = 3;
const DATE = 4;
const CHECKSUM = 4;
const DAY = 86_400_000;
/** Days from the first that a date field takes, 0001-01-01, to 1970-01-01. */
const BEFORE_1970 = 719_162;

/**
 * @param {number} value
 * @param {number} length
 */
function digits(value, length) {
  return Array.from({ length }, (_, place) =>
    DIGITS.charAt(Math.floor(value / 64 ** (length - 1 - place)) % 64),
  ).join("");
}

/**
 * @param {string} text
 * @returns {number} not a number if it holds anything but digits
 */
function valueIn(text) {
  return [...text].reduce((value, digit) => {
    const at = DIGITS.indexOf(digit);
    return at < 0 ? Number.NaN : value * 64 + at;
  }, 0);
}

/**
 * @param {string} id
 * @returns {string} its code
 */
export function codeOf(id) {
  return digits(hash(id), CODE);
}

/** @param {string} text */
function checksum(text) {
  return digits(hash(text), CHECKSUM);
}

/** @param {string} text */
function codes(text) {
  return text.match(/.{1,3}/gu) ?? [];
}

/**
 * @param {string} type
 * @param {Answers[string]} answer
 * @returns {string}
 */
function encode(type, answer) {
  if (answer === NOT_SURE || type === "choice" || type === "multi") {
    return [answer].flat().map(String).map(codeOf).join("");
  }
  if (type === "date") {
    return digits(Date.parse(`${answer}`) / DAY + BEFORE_1970, DATE);
  }
  // A leading mark, so that no number looks like the code of "not sure".
  return `_${Number(answer)}`;
}

/**
 * @param {{type: string, options: string[]}} question
 * @param {string} text
 * @returns {Answers[string] | undefined} undefined if the question does not take it
 */
function decode({ type, options }, text) {
  const chosen = codes(text).map((code) => options.find((option) => codeOf(option) === code));
  const known = chosen.filter((option) => option !== undefined);
  if (type === "multi") {
    const whole = known.length > 0 && known.length === chosen.length;
    return whole ? [...new Set(known)] : undefined;
  }
  if (type === "choice" || text === codeOf(NOT_SURE)) {
    return chosen.length === 1 ? known[0] : undefined;
  }
  if (type === "date") {
    const date = new Date((valueIn(text) - BEFORE_1970) * DAY);
    const fits = text.length === DATE && !Number.isNaN(date.getTime());
    const day = fits ? date.toISOString().slice(0, 10) : "";
    return /^\d{4}-/.test(day) ? day : undefined;
  }
  return /^_\d{1,9}$/.test(text) ? Number(text.slice(1)) : undefined;
}

/**
 * @param {string} route
 * @param {Answers} answers as the rules gave them back
 * @param {readonly string[]} ticks codes of documents
 * @param {Questions} questions all that can be asked; other answers are left out
 * @returns {string} letters, digits and "-_.~" only
 */
export function pack(route, answers, ticks, questions) {
  const parts = Object.entries(answers).flatMap(([id, answer]) => {
    const question = questions[id];
    return question ? [codeOf(id) + encode(question.type, answer)] : [];
  });
  const body = [VERSION, ...parts, ...(ticks.length > 0 ? [TICKS + ticks.join("")] : [])].join(".");
  return `${body}.${checksum(route + body)}`;
}

/**
 * @param {string} route
 * @param {string} text what `pack` made, or what became of it
 * @param {Questions} questions all that can be asked
 * @returns {Carried}
 */
export function unpack(route, text, questions) {
  const end = text.lastIndexOf(".");
  const body = text.slice(0, end);
  const [version, ...parts] = body.split(".");
  let intact = version === VERSION && text.slice(end + 1) === checksum(route + body);
  const ids = new Map(Object.keys(questions).map((id) => [codeOf(id), id]));
  /** @type {Answers} */
  const answers = {};
  /** @type {string[]} */
  let ticks = [];
  for (const part of parts) {
    const id = ids.get(part.slice(0, CODE)) ?? "";
    const question = questions[id];
    const answer = question && decode(question, part.slice(CODE));
    if (part.startsWith(TICKS)) {
      ticks = codes(part.slice(TICKS.length)).filter((code) => /^[\w-]{3}$/.test(code));
    } else if (answer === undefined) {
      intact = false;
    } else {
      answers[id] = answer;
    }
  }
  return { answers, ticks, intact };
}
