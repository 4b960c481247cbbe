/** What the page says, in the words of its templates. */

import { find } from "../parts/find.mjs";

/**
 * @param {string} attribute of a script element that holds JSON
 * @returns {any}
 */
export function data(attribute) {
  return JSON.parse(find(document, `script[${attribute}]`).textContent ?? "null");
}

/** @type {Record<string, string>} */
const sayings = data("data-sayings");

/**
 * @param {string} key
 * @returns {boolean} whether the page has words for it
 */
export function canSay(key) {
  return Object.hasOwn(sayings, key);
}

/**
 * @param {string} key
 * @param {Record<string, unknown>} [values] what stands in the braces
 * @returns {string} the page's words
 */
export function say(key, values = {}) {
  const pattern = sayings[key];
  if (pattern === undefined) {
    throw new Error(`no words for ${key}`);
  }
  return pattern.replace(/\{(\w+)\}/g, (_, name) => `${values[name]}`);
}

/**
 * @param {string} day ISO date
 * @param {string} locale
 * @returns {string} the date in words, or what came in if it is none
 */
export function formatDay(day, locale) {
  const date = new Date(day);
  return Number.isNaN(date.getTime())
    ? day
    : new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(date);
}
