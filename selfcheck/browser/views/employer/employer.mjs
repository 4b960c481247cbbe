/** The employer's page: only what the employer prepares, and nothing that was answered. */

import { find } from "../../parts/find.mjs";
import { counting, rowsOf } from "../papers/rows.mjs";
import { copy, each, fill } from "../templates.mjs";

/** @typedef {import("../../protocol.mjs").Result} Result */

const EMPLOYER = "organisation";

/**
 * @param {Result} assessment in the words for employers, in the language to be shown
 * @param {string} made the line that says when and where it was made
 * @returns {HTMLElement}
 */
export function createEmployerPage({ plan, language }, made) {
  const page = find(
    copy(`template[data-part="employer-page"][data-language="${CSS.escape(language)}"]`),
    "*",
  );
  const rows = counting(rowsOf(plan.documents)).filter(({ who }) => who.includes(EMPLOYER));
  const papers = rows.flatMap(({ items }) => items.filter((item) => item.who.includes(EMPLOYER)));
  fill(page, { papers: plan.text.papers, category: plan.text.category, made });
  each(page, "papers", papers, (place, { text }) => {
    const { title, official_name, one_of, scope, need, recency, note } = text;
    fill(place, {
      title,
      official_name: official_name === title ? "" : official_name,
      one_of,
      scope,
      need,
      recency,
      note,
    });
  });
  const steps = plan.timeline.filter((/** @type {Result} */ step) =>
    [EMPLOYER, "both"].includes(step.who),
  );
  find(page, "[data-employer-steps]").hidden = steps.length === 0;
  each(page, "steps", steps, (place, { text: { title, dates, span } }) =>
    fill(place, { title, dates: dates ?? span }),
  );
  return page;
}
