/** The days on the page: a rail of steps with today in its place, and a drawing of them. */

import { find } from "../../parts/find.mjs";
import { addSources } from "../sources/sources.mjs";
import { each, fill, keep } from "../templates.mjs";
import { formatDay, say } from "../words.mjs";
import { isReminder, prepare } from "./calendar.mjs";
import { dayNumber, daysOf } from "./days.mjs";
import { draw } from "./drawing.mjs";

/** @typedef {import("../../protocol.mjs").Result} Result */

/**
 * @param {HTMLElement} root a copy of the result
 * @param {Result} assessment
 * @param {string} locale
 */
export function fillDates(root, { plan, on }, locale) {
  const card = find(root, '[data-plan="timeline"]');
  const steps = plan.timeline;
  card.hidden = steps.length === 0;
  const warnings = find(card, "[data-plan-warnings]");
  const told = [...plan.law_changes, ...plan.warnings];
  warnings.hidden = told.length === 0;
  each(warnings, "warnings", told, fill);

  const rail = find(card, "[data-rail]");
  each(rail, "steps", steps, fillStep);
  placeToday(rail, steps, on, locale);
  draw(find(card, "[data-drawing]"), steps, on, locale);
  const next = nextOf(steps, on)?.text;
  find(card, "[data-fact]").textContent = next ? say("page.say.next_step", next) : "";
  const reminds = steps.some(isReminder);
  find(card, "[data-reminders]").hidden = !reminds;
  if (reminds) {
    void prepare();
  }
  addSources(
    card,
    steps.flatMap((/** @type {Result} */ { text }) => text.sources),
  );
}

/**
 * @param {DocumentFragment} place
 * @param {Result} step
 */
function fillStep(place, step) {
  const row = find(place, "li");
  row.dataset.stage = step.id;
  row.dataset.kind = step.kind;
  keep(row, "data-late-mark", step.late ?? "");
  if (step.late) {
    row.dataset.late = step.late;
  }
  fill(row, step.text);
}

/**
 * @param {readonly Result[]} steps
 * @param {string} on
 * @returns {Result | undefined} the first whose last day is still to come
 */
function nextOf(steps, on) {
  return steps.find((step) => (daysOf(step)?.last ?? Number.NEGATIVE_INFINITY) >= dayNumber(on));
}

/**
 * Puts today between what is past and what is to come.
 *
 * @param {HTMLElement} rail
 * @param {readonly Result[]} steps
 * @param {string} on
 * @param {string} locale
 */
function placeToday(rail, steps, on, locale) {
  const next = nextOf(steps, on);
  if (!next) {
    return;
  }
  const mark = document.createElement("li");
  mark.className = "rail__today";
  mark.textContent = say("page.say.today", { date: formatDay(on, locale) });
  rail.querySelector(`[data-stage="${CSS.escape(next.id)}"]`)?.before(mark);
}
