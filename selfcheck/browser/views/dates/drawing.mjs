/** The drawing of the days on wide screens: what takes time as a bar, a day as a mark. */

import { find } from "../../parts/find.mjs";
import { each, fill } from "../templates.mjs";
import { dayNumber, daysOf } from "./days.mjs";

/** @typedef {import("../../protocol.mjs").Result} Result */

const DAY = 86_400_000;
/** What a month's label needs, and one with the year, in parts of the width. */
const MONTH_WIDTH = 0.09;
const YEAR_WIDTH = 0.18;
/** What the calendar leaves free on each side, in parts of it. */
const MARGIN = 0.04;

/**
 * @param {HTMLElement} drawn
 * @param {readonly Result[]} steps
 * @param {string} on ISO date of the plan
 * @param {string} locale
 */
export function draw(drawn, steps, on, locale) {
  const dated = steps.filter((step) => daysOf(step));
  drawn.hidden = dated.length < 2;
  if (drawn.hidden) {
    return;
  }
  const days = dated.flatMap((step) => {
    const { first, last } = daysOf(step) ?? { first: 0, last: 0 };
    return [first, last];
  });
  const all = [...days, dayNumber(on)];
  const margin = Math.max((Math.max(...all) - Math.min(...all)) * MARGIN, 1);
  const start = Math.min(...all) - margin;
  const end = Math.max(...all) + margin;
  /** @param {number} day */
  const part = (day) => (day - start) / (end - start);

  each(drawn, "drawn", dated, (place, step) => {
    fill(place, step.text);
    const row = find(place, "li");
    if (step.late) {
      row.dataset.late = step.late;
    }
    find(row, ".chart__track").replaceChildren(...barsOf(step, part));
  });
  drawn.style.setProperty("--today", `${part(dayNumber(on) + 0.5) * 100}%`);
  find(drawn, "[data-axis]").replaceChildren(...months(start, end, part, locale));
  for (const kind of ["span", "earliest", "latest", "day", "deadline"]) {
    const used = drawn.querySelector(`.chart__track [data-bar="${kind}"]`);
    find(drawn, `[data-legend="${kind}"]`).hidden = !used;
  }
}

/**
 * @param {Result} step
 * @param {(day: number) => number} part
 */
function barsOf(step, part) {
  const days = daysOf(step);
  if (!days) {
    return [];
  }
  const { first, last } = days;
  const from = part(first);
  const isDeadline = `${step.kind}` === "deadline";
  if (last === first) {
    return [bar(isDeadline ? "deadline" : "day", part(first + 0.5), 0)];
  }
  const end = isDeadline ? "deadline" : "latest";
  return [
    bar("span", from, part(last + 1) - from),
    bar("earliest", part(first + 0.5), 0),
    bar(end, part(last + 0.5), 0),
  ];
}

/**
 * @param {string} kind
 * @param {number} start
 * @param {number} length in parts of the width
 */
function bar(kind, start, length) {
  const shape = document.createElement("span");
  shape.dataset.bar = kind;
  // Styles in attributes are forbidden by the page's policy; those set by script are not.
  shape.style.setProperty("--start", `${start * 100}%`);
  shape.style.setProperty("--length", `${length * 100}%`);
  return shape;
}

/**
 * @param {number} start
 * @param {number} end
 * @param {(day: number) => number} part
 * @param {string} locale
 * @returns {HTMLElement[]} a line for each month, named where there is room
 */
function months(start, end, part, locale) {
  const month = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  const year = new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const lines = [];
  let free = 0;
  let named = false;
  for (const day of monthsBetween(start, end)) {
    const date = new Date(day * DAY);
    const withYear = !named || date.getUTCMonth() === 0;
    const room = part(day) + (withYear ? YEAR_WIDTH : MONTH_WIDTH);
    const line = document.createElement("span");
    line.style.setProperty("--start", `${part(day) * 100}%`);
    if (part(day) >= free && room <= 1) {
      line.textContent = (withYear ? year : month).format(date);
      free = room;
      named = true;
    }
    lines.push(line);
  }
  return lines;
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
