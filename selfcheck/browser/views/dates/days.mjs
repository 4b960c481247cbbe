/** The days of a step, as numbers of days. */

/** @typedef {import("../../protocol.mjs").Result} Result */

const DAY = 86_400_000;

/**
 * @param {string} day ISO date
 * @returns {number}
 */
export function dayNumber(day) {
  return Date.parse(day) / DAY;
}

/**
 * @param {Result} step
 * @returns {{first: number, last: number} | null} its earliest and its latest day; null without
 */
export function daysOf({ date, earliest, latest }) {
  const first = earliest ?? date;
  const last = latest ?? date;
  return first && last ? { first: dayNumber(first), last: dayNumber(last) } : null;
}
