/** The result on the page: the verdict, what decides it, what to do, and the parts to open. */

import { find, findAll } from "../../parts/find.mjs";
import { createAnswers } from "../answers/answers.mjs";
import { fillCosts } from "../costs/costs.mjs";
import { fillDates } from "../dates/dates.mjs";
import { fillOffers } from "../offers/offers.mjs";
import { fillPapers, showTicks } from "../papers/papers.mjs";
import { fillPoints } from "../points/points.mjs";
import { fillRefine } from "../refine/refine.mjs";
import { fillRequirements } from "../requirements/requirements.mjs";
import { gatherSources } from "../sources/sources.mjs";
import { each, fill, keep, part } from "../templates.mjs";
import { formatDay, say } from "../words.mjs";

/** @typedef {import("../../protocol.mjs").Result} Result */

/** Above this width there is room to have the parts of the plan open from the start. */
const WIDE = "(min-width: 60em)";

/**
 * @typedef {object} Drawn what the result is drawn with, besides the assessment
 * @property {string} locale
 * @property {string} checked the last day on which sources of the rules were read, in words
 * @property {(id: string) => string} nameOf a question's short name
 * @property {(fill: () => void, place: HTMLElement) => void} guard fills a part, and says so in
 *   its place if that fails
 *
 * @typedef {object} Shown what it takes of the moment in which it is shown
 * @property {string} role
 * @property {string} made the line that says when and where it was made
 * @property {readonly string[]} ticks
 * @property {readonly string[]} opened the parts that the reader opened or closed last
 * @property {readonly import("../answers/answers.mjs").Given[]} given the answers, in words
 */

/**
 * Draws the result part by part, as it can be done before it is asked for: first what is read
 * first, then what lies below it.
 *
 * @param {Result} assessment
 * @param {Drawn} by
 * @returns {Generator<HTMLElement, HTMLElement, void>} the result, at each step
 */
export function* drawResult(assessment, { locale, checked, nameOf, guard }) {
  const result = part("result");
  result.dataset.verdict = assessment.outcome;
  keep(find(result, ".verdict"), "data-icon", assessment.outcome);
  const rules = say("page.say.rules", { date: formatDay(assessment.on, locale), checked });
  const { title, lead, findings } = assessment.text;
  fill(result, { title, lead, findings, rules });
  each(result, "actions", assessment.actions, fillAction);
  guard(() => fillRequirements(result, assessment), find(result, "[data-settled]"));
  /** @type {[() => void, HTMLElement][]} */
  const below = [
    [() => fillPoints(result, assessment), find(result, "[data-points]")],
    [() => fillOffers(result, assessment), find(result, "[data-offers]")],
    [() => fillRefine(result, assessment, nameOf), cardOf(result, "refine")],
    [() => fillPapers(result, assessment), cardOf(result, "documents")],
    [() => fillDates(result, assessment, locale), cardOf(result, "timeline")],
    [() => fillCosts(result, assessment), cardOf(result, "fees")],
    [() => gatherSources(result, assessment), find(result, "[data-all-sources]")],
  ];
  for (const [fillPart, place] of below) {
    yield result;
    guard(fillPart, place);
  }
  putAside(result, assessment.outcome === "obstacle");
  return result;
}

/**
 * Completes a result that was drawn. What lies below the verdict is laid out from then on.
 *
 * @param {HTMLElement} result
 * @param {Shown} shown
 * @param {Drawn["guard"]} guard
 */
export function completeResult(result, { role, made, ticks, opened, given }, guard) {
  find(result, "[data-made]").textContent = made;
  guard(() => showTicks(result, ticks), cardOf(result, "documents"));
  find(result, "[data-given]").replaceWith(...createAnswers(given));
  result.querySelector("[data-answers] [data-restart]")?.remove();
  for (const only of findAll(result, "[data-for-role]")) {
    only.hidden = only.dataset.forRole === "self" && role === "employer";
  }
  const contact = find(result, "[data-contact]", HTMLAnchorElement);
  find(result, "[data-contact-address]").textContent = contact.href;
  openParts(result, opened);
  result.dataset.outcome = result.dataset.verdict;
}

/**
 * @param {ParentNode} place
 * @param {Result} action
 */
function fillAction(place, { id, text }) {
  fill(place, { text });
  find(place, "li").dataset.next = id;
}

/**
 * @param {ParentNode} result
 * @param {string} name
 */
function cardOf(result, name) {
  return find(result, `[data-card="${name}"]`);
}

/**
 * Where something stands in the way, the plan waits folded for when it is solved.
 *
 * @param {HTMLElement} result
 * @param {boolean} aside
 */
function putAside(result, aside) {
  const later = find(result, "[data-later]");
  if (aside) {
    const plan = ["refine", "documents", "timeline", "fees"].map((name) => cardOf(result, name));
    find(later, "[data-plan-parts]").replaceWith(...plan);
  } else {
    later.remove();
  }
}

/**
 * Opens the parts that the reader had open; at first, where there is room, those of the plan.
 *
 * @param {HTMLElement} result
 * @param {readonly string[]} opened
 */
function openParts(result, opened) {
  const wide = matchMedia(WIDE).matches;
  for (const card of findAll(result, "[data-card]", HTMLDetailsElement)) {
    const name = card.dataset.card ?? "";
    card.open = opened.includes(name) || (wide && opened.length === 0 && "plan" in card.dataset);
  }
}

/**
 * @param {ParentNode} result
 * @returns {string[]} the names of the parts that are open, and "none" where none is
 */
export function openedIn(result) {
  const open = findAll(result, "[data-card][open]").map(({ dataset }) => dataset.card ?? "");
  return open.length > 0 ? open : ["none"];
}

/**
 * Opens everything that is folded, as paper cannot.
 *
 * @param {ParentNode} root
 * @returns {() => void} folds it again
 */
export function unfold(root) {
  const folded = findAll(root, "details:not([open])", HTMLDetailsElement);
  for (const details of folded) {
    details.open = true;
  }
  return () => {
    for (const details of folded) {
      details.open = false;
    }
  };
}
