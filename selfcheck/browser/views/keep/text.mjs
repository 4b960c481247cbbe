/** The result as plain text: to copy, to save, and for the contact form. */

import { rowsOf } from "../papers/rows.mjs";
import { say } from "../words.mjs";

/** @typedef {import("../../protocol.mjs").Result} Result */
/** @typedef {import("../answers/answers.mjs").Given} Given */

const TICKED = "☑";
const NOT_TICKED = "☐";

/**
 * @param {Result} assessment
 * @param {readonly Given[]} given
 * @returns {string}
 */
export function summarise({ text, findings, actions }, given) {
  const found = findings.map(
    (/** @type {Result} */ { text: { requirement, label, reason } }) =>
      `${requirement}: ${label}\n${reason}`,
  );
  const next = actions.map(
    (/** @type {Result} */ action, /** @type {number} */ index) => `${index + 1}. ${action.text}`,
  );
  const answers = given.map(({ asked, answer }) => `${asked}: ${answer}`);
  return [text.title, next.join("\n"), ...found, answers.join("\n")].join("\n\n");
}

/**
 * @param {Result} assessment
 * @param {(code: string) => boolean} isReady by a document's id
 * @param {readonly Given[]} given
 * @param {readonly string[]} lines to end with
 * @returns {string} the result and the plan
 */
export function asText(assessment, isReady, given, lines) {
  const { plan } = assessment;
  const steps = plan.timeline.map((/** @type {Result} */ { text }) =>
    line(text.title, [text.dates, text.span, text.who, text.detail, text.average]),
  );
  const fees = plan.fees.lines.map((/** @type {Result} */ { text }) =>
    line(text.title, [text.amount, text.tax, text.total, text.payer, text.payee, text.when]),
  );
  const blocks = [
    summarise(assessment, given),
    [...plan.law_changes, ...plan.warnings]
      .map((/** @type {Result} */ { text }) => text)
      .join("\n"),
    papersAsText(plan.documents, isReady, plan.text.papers),
    steps.join("\n"),
    (fees.length > 0 ? [plan.fees.total.text, ...fees] : []).join("\n"),
    lines.join("\n"),
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

/**
 * @param {readonly Result[]} documents
 * @param {(id: string) => boolean} isReady
 * @param {string} lead
 * @returns {string} by need; of alternatives, each on a line below
 */
function papersAsText(documents, isReady, lead) {
  const rows = rowsOf(documents);
  const groups = ["must", "if", "optional"].map((need) => {
    const own = rows.filter((row) => row.need === need);
    const heading = say(`page.say.papers.${need}`, { number: own.length });
    const lines = own.map(({ items }) =>
      items
        .map(({ id, text }) =>
          line(`${isReady(id) ? TICKED : NOT_TICKED} ${text.title}`, [
            text.official_name,
            text.who,
            text.one_of,
            text.scope,
            text.need,
            text.recency,
            text.translation,
          ]),
        )
        .join("\n"),
    );
    return own.length > 0 ? [heading, ...lines].join("\n") : "";
  });
  return [lead, ...groups].filter(Boolean).join("\n\n");
}

/**
 * @param {string} title
 * @param {readonly (string | undefined)[]} terms
 */
function line(title, terms) {
  const others = terms.filter((term) => term && term !== title);
  return others.length > 0 ? `${title}\n  ${others.join(" | ")}` : title;
}
