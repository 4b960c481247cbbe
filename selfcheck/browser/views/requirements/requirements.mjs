/** The requirements on the page: those that decide, and the rest in folded lines. */

import { find } from "../../parts/find.mjs";
import { fillAnswer } from "../answers/answers.mjs";
import { addSources } from "../sources/sources.mjs";
import { each, fill, keep, part } from "../templates.mjs";
import { say } from "../words.mjs";

/** @typedef {import("../../protocol.mjs").Result} Result */

/** The labels of what decides the verdict, the heaviest first. */
const DECIDING = ["not_met", "evidence_missing", "step_outstanding", "adverse", "check"];
/** So many have their remedy in view; of more, it shows when they are opened. */
const IN_FULL = 3;
/** The labels of what can be shown or found out, rather than waited for. */
const NEAR_AT_HAND = new Set(["evidence_missing", "check"]);
/** The label of what is in order so far, and still has to be done by its last day. */
const NOT_YET_DUE = "not_yet_due";
/** The label of what nobody has to do; it stands by itself, beside what is in order. */
const OPTIONAL = "optional";
/** So many that depend on another requirement stand by themselves; more are folded. */
const DEPENDING = 3;

/**
 * @param {readonly Result[]} findings
 * @param {string} title the verdict, of what is told first among what weighs the same
 * @returns {Result[]} those that decide the verdict, the heaviest first
 */
export function deciding(findings, title) {
  const told = [...findings].sort(
    (one, other) => Number(other.text.verdict === title) - Number(one.text.verdict === title),
  );
  return DECIDING.flatMap((label) => told.filter((finding) => finding.label === label));
}

/**
 * @param {HTMLElement} root a copy of the result
 * @param {Result} assessment
 */
export function fillRequirements(root, assessment) {
  /** @type {Result[]} */
  const findings = assessment.findings;
  const heavy = deciding(findings, assessment.text.title);
  const place = find(root, "[data-deciding]");
  place.hidden = heavy.length === 0;
  each(place, "deciding", heavy, (row, finding) => {
    row.append(createFinding(finding, heavy.indexOf(finding) < IN_FULL));
  });
  const settled = find(root, "[data-settled]");
  const depending = findings.filter(({ label }) => label === "depends");
  const many = depending.length > DEPENDING;
  const apart = [NOT_YET_DUE, OPTIONAL].flatMap((label) =>
    findings.filter((finding) => finding.label === label),
  );
  each(settled, "depending", many ? apart : [...apart, ...depending], (row, finding) =>
    row.append(createFinding(finding, false)),
  );
  for (const label of ["ok", "depends", "no_points", "not_applicable"]) {
    fold(
      find(settled, `[data-folded="${label}"]`),
      label,
      label === "depends" && !many ? [] : findings.filter((finding) => finding.label === label),
    );
  }
}

/**
 * @param {HTMLElement} folded
 * @param {string} label
 * @param {readonly Result[]} findings
 */
function fold(folded, label, findings) {
  folded.hidden = findings.length === 0;
  const key = `page.say.${label}${findings.length === 1 ? ".one" : ""}`;
  find(folded, "[data-heading]").textContent = say(key, { number: findings.length });
  find(folded, "[data-names]").textContent = new Intl.ListFormat(
    document.documentElement.lang,
  ).format(findings.map(({ text }) => text.requirement));
  each(folded, "findings", findings, (row, finding) => {
    row.append(complete(part("finding-folded"), finding, ""));
  });
}

/**
 * @param {Result} finding
 * @param {boolean} inFull whether its remedy is in view
 */
function createFinding(finding, inFull) {
  const { remedies, do: next } = finding.text;
  // What can be shown or found out now comes before what only the years bring about.
  const told = NEAR_AT_HAND.has(finding.label) ? [next, ...remedies] : [...remedies, next];
  const remedy = inFull ? (told.find(Boolean) ?? finding.text.reason) : "";
  return complete(part("finding"), finding, remedy);
}

/**
 * @param {HTMLElement} row
 * @param {Result} finding
 * @param {string} remedy
 */
function complete(row, { requirement, status, label, text }, remedy) {
  row.dataset.requirement = requirement;
  row.dataset.status = status;
  row.dataset.label = label;
  keep(row, "data-icon", label === NOT_YET_DUE ? label : status);
  keep(row, "data-guide", requirement);
  fill(row, { ...text, remedy });
  each(row, "because", text.because, fillAnswer);
  each(row, "alternatives", text.alternatives, fill);
  each(row, "remedies", text.remedies, (place, sentence) => fill(place, { remedy: sentence }));
  addSources(row, text.sources);
  return row;
}
