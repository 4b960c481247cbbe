/** One step on the page: where the reader is, the questions, and the ways on. */

import { find, findAll } from "../../parts/find.mjs";
import { createAnswers } from "../answers/answers.mjs";
import { showSoFar } from "../points/points.mjs";
import { showAnswer } from "../question/fields.mjs";
import { offerFilter } from "../question/filter.mjs";
import { createQuestion } from "../question/questions.mjs";
import { copy } from "../templates.mjs";
import { say } from "../words.mjs";

/**
 * @typedef {object} StepShown
 * @property {(id: string) => import("../../protocol.mjs").Answers[string] | undefined} answerTo
 * @property {number} done how many questions lie behind
 * @property {number} left about how many are left; 0 where nothing is said of it
 * @property {"rules" | "plan"} of whether the rules need the answer, or only the plan
 * @property {boolean} canGoBack
 * @property {import("../../protocol.mjs").Result | undefined} points of what is answered, on a
 *   route that counts
 * @property {readonly import("../answers/answers.mjs").Given[]} given
 */

/** @param {readonly string[]} questions @param {string} role */
export function createStep(questions, role) {
  const step = copy('template[data-part="step"]');
  find(step, "[data-question-place]").replaceChildren(
    ...questions.map((id) => createQuestion(id, role)),
  );
  return step;
}

/**
 * Fills a step that is on the page, be it fresh or as served.
 *
 * @param {HTMLElement} screen
 * @param {StepShown} shown
 * @param {boolean} keepsTyped whether fields without a kept answer stay as they are
 */
export function fillStep(screen, shown, keepsTyped) {
  for (const fieldset of findAll(screen, "fieldset[data-question]")) {
    const answer = shown.answerTo(fieldset.dataset.question ?? "");
    if (!keepsTyped || answer !== undefined) {
      showAnswer(fieldset, answer);
    }
    for (const example of findAll(fieldset, "[data-example]")) {
      const chosen = [shown.answerTo(example.dataset.of ?? "")].flat();
      example.hidden = !chosen.includes(example.dataset.example);
    }
    offerFilter(fieldset);
  }
  const { done, left, of } = shown;
  const bar = find(screen, "[data-progress]", HTMLProgressElement);
  bar.hidden = left === 0;
  bar.max = Math.max(done + left, 1);
  bar.value = done;
  find(screen, "[data-left]").textContent = left > 0 ? said(left, of) : "";
  find(screen, "button[type=submit]").removeAttribute("disabled");
  find(screen, "[data-action=back]").hidden = !shown.canGoBack;
  for (const action of ["skip", "to-result"]) {
    find(screen, `[data-action=${action}]`).hidden = of === "rules";
  }
  showSoFar(screen, shown.points);
  find(screen, "[data-after-step]").replaceChildren(...createAnswers(shown.given));
}

/**
 * @param {number} left
 * @param {"rules" | "plan"} of
 */
function said(left, of) {
  const key = `page.say.left${of === "plan" ? "_optional" : ""}${left === 1 ? ".one" : ""}`;
  return say(key, { number: left });
}
