/** The assessment on the page. */

import { each, fill, keep, need, part, say } from "./elements.mjs";
import { fillPlan } from "./plan.mjs";
import { formatDay } from "./question.mjs";
import { addSources, gatherSources } from "./sources.mjs";

/** @typedef {import("./protocol.mjs").Result} Result */

const ORDER = ["not_met", "open", "met"];
/**
 * The share of three sheets of paper that a plan fills at full size: something always, and so
 * much for every letter of a section. Found by printing plans of all kinds; Japanese letters
 * count twice.
 */
const FILLED = 0.4;
const FILLED_BY_LETTER = { documents: 0.16e-4, timeline: 0.5e-4, fees: 0.5e-4 };
const SCALES = { smallest: 0.7, largest: 1.1, margin: 0.94 };

const TICKED = "☑";
const NOT_TICKED = "☐";

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

  fillPlan(result, assessment, locale);
  gatherSources(result, assessment);
  for (const link of result.querySelectorAll("a")) {
    // Printed behind links inside the site, whose own addresses are relative.
    link.dataset.address = link.href;
  }
  return result;
}

/**
 * @param {ParentNode} result
 * @returns {number} the scale at which it fills three sheets of paper, and no more
 */
export function scaleForPaper(result) {
  let filled = FILLED;
  for (const [section, share] of Object.entries(FILLED_BY_LETTER)) {
    filled += share * lettersIn(need(result, `[data-plan="${section}"]`));
  }
  const scale = SCALES.margin / Math.sqrt(filled);
  return Math.min(Math.max(scale, SCALES.smallest), SCALES.largest);
}

/** @param {Element} element */
function lettersIn({ textContent }) {
  const letters = [...(textContent ?? "").replace(/\s+/g, " ")];
  return letters.reduce((number, letter) => number + (letter > "\u2e7f" ? 2 : 1), 0);
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
 * @param {HTMLElement} result as shown, with its ticks
 * @param {Result} assessment
 * @param {{asked: string, answer: string}[]} given
 * @param {readonly string[]} lines to end with
 * @returns {string} the result and the plan in plain text
 */
export function asText(result, assessment, given, lines) {
  const { plan } = assessment;
  const papers = plan.documents.map((/** @type {Result} */ { id, text }) => {
    const box = result.querySelector(`[data-document="${CSS.escape(id)}"] input:checked`);
    const terms = [text.official_name, text.who, text.need, text.recency, text.translation];
    return line(`${box ? TICKED : NOT_TICKED} ${text.title}`, terms);
  });
  const steps = plan.timeline.map((/** @type {Result} */ { text }) =>
    line(text.title, [text.dates, text.span, text.detail, text.average]),
  );
  const fees = plan.fees.lines.map((/** @type {Result} */ { text }) =>
    line(text.title, [text.amount, text.tax, text.total, text.payer, text.payee, text.when]),
  );
  const warnings = [...plan.law_changes, ...plan.warnings].map(
    (/** @type {Result} */ { text }) => text,
  );
  const blocks = [
    summarise(assessment, given),
    block(result, "[data-plan-warnings]", warnings),
    block(
      result,
      '[data-plan="documents"]',
      papers.length > 0 ? [plan.text.papers, ...papers] : [],
    ),
    block(result, '[data-plan="timeline"]', steps),
    block(result, '[data-plan="fees"]', fees),
    lines.join("\n"),
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

/**
 * @param {string} title
 * @param {(string | undefined)[]} terms
 */
function line(title, terms) {
  const others = terms.filter((term) => term && term !== title);
  return others.length > 0 ? `${title}\n  ${others.join(" | ")}` : title;
}

/**
 * @param {HTMLElement} result
 * @param {string} selector of the section whose heading it gets
 * @param {string[]} lines
 */
function block(result, selector, lines) {
  const heading = need(result, `${selector} h3`).textContent;
  return lines.length > 0 ? [heading, ...lines].join("\n") : "";
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
