/** The answers so far. */

import { find } from "../../parts/find.mjs";
import { each, fill, part } from "../templates.mjs";

/** @typedef {{question: string, asked: string, answer: string}} Given in the words of the page */

/**
 * @param {ParentNode} row a copy of the row of an answer
 * @param {Given} given
 */
export function fillAnswer(row, given) {
  fill(row, given);
  find(row, "[data-action=change]").dataset.change = given.question;
}

/**
 * @param {readonly Given[]} given
 * @returns {HTMLElement[]} the list of the answers so far, if there are any
 */
export function createAnswers(given) {
  if (given.length === 0) {
    return [];
  }
  const answers = part("answers");
  fill(answers, { number: given.length });
  each(answers, "answers", given, fillAnswer);
  return [answers];
}
