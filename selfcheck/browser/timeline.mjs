/** The drawn timeline: a bar for what takes time, a mark for a day, on one scale. */

import { isReminder } from "./calendar.mjs";
import { each, fill, keep, need } from "./elements.mjs";

/** @typedef {import("./protocol.mjs").Result} Result */

const DAY = 86_400_000;
/** How many days stand for a unit when lengths are drawn without dates. */
const LENGTHS = { days: 1, business_days: 7 / 5, weeks: 7, months: 365 / 12, years: 365 };
/** What a month's label needs, and one with the year, in parts of the width. */
const MONTH_WIDTH = 0.14;
const YEAR_WIDTH = 0.26;
/** What the calendar leaves free on each side, in parts of it. */
const MARGIN = 0.05;

/**
 * @param {HTMLElement} root the section
 * @param {Result[]} steps
 * @param {string} on ISO date of the plan
 * @param {string} locale
 */
export function fillTimeline(root, steps, on, locale) {
  root.hidden = steps.length === 0;
  const drawn = need(root, "[data-timeline]");
  const scale = calendar(steps, on) ?? lengths(steps);
  each(root, "items", steps, (place, step) => {
    const row = need(place, "li");
    row.dataset.stage = step.id;
    keep(row, "data-late-mark", step.late ?? "");
    if (step.late) {
      row.dataset.late = step.late;
    }
    fill(row, step.text);
    const track = need(row, ".stage__track");
    const bars = scale.place(step).map(createBar);
    track.replaceChildren(...bars);
    if (bars.length === 0) {
      track.remove();
    }
  });
  drawAxis(drawn, scale, on, locale);
  need(root, "[data-reminders]").hidden = !steps.some(isReminder);
}

/** @param {Bar} bar */
function createBar({ kind, start, length, least }) {
  const shape = document.createElement("span");
  shape.dataset.bar = kind;
  // Styles in attributes are forbidden by the page's policy; those set by script are not.
  shape.style.setProperty("--start", `${start * 100}%`);
  shape.style.setProperty("--length", `${length * 100}%`);
  shape.style.setProperty("--share", `${least / length || 0}`);
  return shape;
}

/**
 * @typedef {object} Bar in parts of the whole width
 * @property {"span" | "day" | "length"} kind
 * @property {number} start
 * @property {number} length
 * @property {number} least of the length, what it takes at least
 *
 * @typedef {object} Scale
 * @property {(step: Result) => Bar[]} place
 * @property {[number, number] | null} days the first and the last, if it is a calendar
 */

/** @param {string} day ISO date */
function number(day) {
  return Date.parse(day) / DAY;
}

/**
 * @param {Result[]} steps
 * @param {string} on
 * @returns {Scale | null} null if no step has a date
 */
function calendar(steps, on) {
  const given = steps.flatMap(({ earliest, latest }) => [earliest, latest]).filter(Boolean);
  if (given.length === 0) {
    return null;
  }
  const all = [...given, on].map(number);
  const margin = Math.max((Math.max(...all) - Math.min(...all)) * MARGIN, 1);
  const first = Math.min(...all) - margin;
  const last = Math.max(...all) + margin;
  const part = (/** @type {number} */ days) => days / (last - first);
  return {
    days: [first, last],
    place: ({ date, earliest, latest }) => {
      /** @type {Bar[]} */
      const bars = [];
      if (earliest && latest && earliest !== latest) {
        const start = number(earliest);
        const length = part(number(latest) + 1 - start);
        bars.push({ kind: "span", start: part(start - first), length, least: length });
      }
      const day = date ?? (earliest === latest ? earliest : null);
      if (day) {
        bars.push({ kind: "day", start: part(number(day) + 0.5 - first), length: 0, least: 0 });
      }
      return bars;
    },
  };
}

/**
 * @param {any} span a length by unit, or a range of lengths
 * @returns {[number, number]} the shortest and the longest, in days
 */
function lengthOf(span) {
  if (span === null || span === undefined) {
    return [0, 0];
  }
  const range = "minimum" in span ? [span.minimum, span.maximum] : [span, span];
  const [short = 0, long = 0] = range.map((one) =>
    Object.entries(LENGTHS).reduce((days, [unit, each]) => days + (one[unit] ?? 0) * each, 0),
  );
  return [short, long];
}

/**
 * @param {Result[]} steps
 * @returns {Scale}
 */
function lengths(steps) {
  const longest = Math.max(...steps.map(({ span }) => lengthOf(span)[1]), 1);
  return {
    days: null,
    place: ({ span }) => {
      const [short, long] = lengthOf(span);
      const bar = { start: 0, length: long / longest, least: short / longest };
      return long > 0 ? [{ kind: "length", ...bar }] : [];
    },
  };
}

/**
 * @param {HTMLElement} drawn
 * @param {Scale} scale
 * @param {string} on
 * @param {string} locale
 */
function drawAxis(drawn, { days }, on, locale) {
  const axis = need(drawn, "[data-axis]");
  const today = need(drawn, "[data-today-label]");
  axis.hidden = !days;
  today.hidden = !days;
  if (!days) {
    return;
  }
  const [first, last] = days;
  const format = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  const formatYear = new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const part = (/** @type {number} */ day) => (day - first) / (last - first);
  const labels = [];
  let free = 0;
  for (const day of monthsBetween(first, last)) {
    const date = new Date(day * DAY);
    const withYear = labels.length === 0 || date.getUTCMonth() === 0;
    const end = part(day) + (withYear ? YEAR_WIDTH : MONTH_WIDTH);
    if (part(day) >= free && end <= 1) {
      const label = document.createElement("span");
      label.textContent = (withYear ? formatYear : format).format(date);
      label.style.setProperty("--start", `${part(day) * 100}%`);
      labels.push(label);
      free = end;
    }
  }
  axis.replaceChildren(...labels);
  drawn.style.setProperty("--today", `${part(number(on) + 0.5) * 100}%`);
  drawn.dataset.calendar = "";
}

/**
 * @param {number} first
 * @param {number} last
 * @returns {number[]} the first days of the months between two days
 */
function monthsBetween(first, last) {
  const date = new Date(first * DAY);
  const found = [];
  for (;;) {
    date.setUTCMonth(date.getUTCMonth() + 1, 1);
    if (date.getTime() / DAY > last) {
      return found;
    }
    found.push(date.getTime() / DAY);
  }
}
