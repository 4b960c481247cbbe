/** The points on the page: so far, beside a question; and all of them, with the result. */

import { find } from "../../parts/find.mjs";
import { each, fill, part } from "../templates.mjs";

/** @typedef {import("../../protocol.mjs").Result} Result */

/** The scale ends here at least, so that the higher mark is not its end. */
const SCALE = 100;

/**
 * @param {ParentNode} step a copy of the step
 * @param {Result | undefined} points of what is answered already, as of `present`
 */
export function showSoFar(step, points) {
  const soFar = find(step, "[data-so-far]");
  soFar.hidden = !points;
  if (points) {
    find(soFar, "[data-sum]").textContent = points.text;
    each(soFar, "groups", points.groups, (row, { text }) => fill(row, text));
  }
}

/**
 * @param {ParentNode} result a copy of the result
 * @param {Result} assessment
 */
export function fillPoints(result, { points }) {
  const place = find(result, "[data-points]");
  if (!points) {
    place.remove();
    return;
  }
  const section = part("points");
  place.replaceWith(section);
  const { text, groups, marks, ways, days, earlier } = points;
  const { total, today, sheet } = text;
  // What is filled first are the section's own places: those of the lists are still folded up.
  fill(section, {
    total,
    today,
    url: sheet.url,
    ways: ways[0]?.text,
    days: days[0]?.date,
    earlier: earlier[0]?.text,
    daysNote: text.days_note,
    earlierNote: text.earlier_note,
  });
  each(section, "ticks", marks, (row, mark) => {
    find(row, "[data-tick-at]").style.setProperty("--at", share(mark.points, points));
  });
  find(section, "[data-least]").style.setProperty("--at", share(points.least, points));
  find(section, "[data-most]").style.setProperty("--at", share(points.most, points));
  each(section, "marks", marks, (row, mark) => {
    fill(row, mark.text);
    find(row, "[data-mark]").dataset.mark = mark.reached;
  });
  each(section, "groups", groups, (row, group) => {
    fill(row, group.text);
    find(row, "[data-points-group]").dataset.pointsGroup = group.requirement;
  });
  each(section, "ways", ways, (row, way) => fill(row, { way: way.text }));
  each(section, "earlier", earlier, (row, day) => fill(row, { earlier: day.text }));
  each(section, "days", days, (row, day) => fill(row, day.text));
}

/**
 * @param {number} points
 * @param {Result} all
 * @returns {string} of the scale
 */
function share(points, { most }) {
  return `${(100 * points) / Math.max(SCALE, most)}%`;
}
