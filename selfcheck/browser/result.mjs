/** The assessment on the page. */

import { each, fill, keep, need, part, say } from "./elements.mjs";
import { formatDay } from "./question.mjs";

/** @typedef {import("./protocol.mjs").Result} Result */

const ORDER = ["not_met", "open", "met"];
const PLAN = ["documents", "timeline", "fees"];

/**
 * @param {Result} assessment
 * @param {string} locale
 * @returns {HTMLElement}
 */
export function createResult(assessment, locale) {
  const result = part("result");
  result.dataset.outcome = assessment.outcome;
  keep(result, "data-icon", assessment.outcome);
  const rules = say("page.say.rules", { date: formatDay(assessment.on, locale) });
  fill(result, { ...assessment.text, rules });

  const findings = [...assessment.findings].sort(
    (one, other) => ORDER.indexOf(one.status) - ORDER.indexOf(other.status),
  );
  each(result, "findings", findings, (place, finding) => place.append(createFinding(finding)));

  for (const name of PLAN) {
    const items = assessment.plan[name].map((/** @type {any} */ { text }) => text);
    const section = need(result, `[data-plan="${name}"]`);
    section.hidden = items.length === 0;
    each(section, "items", items, fill);
    addSources(
      section,
      items.flatMap((/** @type {any} */ { sources = [] }) => sources),
    );
  }
  for (const link of result.querySelectorAll("a")) {
    // Printed behind links inside the site, whose own addresses are relative.
    link.dataset.address = link.href;
  }
  return result;
}

/**
 * @param {Result} assessment
 * @param {{asked: string, answer: string}[]} given
 * @returns {string} the result in plain text
 */
export function summarise({ text, findings }, given) {
  const found = findings.map(
    (/** @type {any} */ { text: { requirement, status, reason } }) =>
      `${requirement}: ${status}\n${reason}`,
  );
  const answers = given.map(({ asked, answer }) => `${asked}: ${answer}`);
  return [text.title, ...found, answers.join("\n")].join("\n\n");
}

/**
 * @param {any} finding
 * @returns {HTMLElement}
 */
function createFinding({ requirement, status, text }) {
  const finding = part(status === "met" ? "finding-met" : "finding");
  finding.dataset.requirement = requirement;
  finding.dataset.status = status;
  keep(finding, "data-icon", status);
  keep(finding, "data-guide", requirement);
  fill(finding, text);
  each(finding, "because", text.because, fillAnswer);
  each(finding, "alternatives", text.alternatives, fill);
  each(finding, "changes", text.changes, (place, change) => fill(place, { change }));
  addSources(finding, text.sources);
  return finding;
}

/**
 * @param {ParentNode} row a copy of the row of an answer
 * @param {{question: string, asked: string, answer: string}} given
 */
export function fillAnswer(row, given) {
  fill(row, given);
  need(row, "[data-action=change]").dataset.change = given.question;
}

/**
 * @param {HTMLElement} place
 * @param {any[]} sources several facts can rest on the same page and clause
 */
function addSources(place, sources) {
  const byPlace = new Map(sources.map((source) => [`${source.url} ${source.clause}`, source]));
  each(place, "sources", [...byPlace.values()], fill);
  need(place, "[data-sources]").hidden = byPlace.size === 0;
}

/**
 * Opens everything that is folded, as paper cannot.
 *
 * @param {ParentNode} root
 * @returns {() => void} folds it again
 */
export function unfold(root) {
  const folded = /** @type {HTMLDetailsElement[]} */ ([
    ...root.querySelectorAll("details:not([open])"),
  ]);
  for (const details of folded) {
    details.open = true;
  }
  return () => {
    for (const details of folded) {
      details.open = false;
    }
  };
}
