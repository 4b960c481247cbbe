/** The plan's own questions: what is told already, and what would make the plan fit better. */

import { find } from "../../parts/find.mjs";
import { fillAnswer } from "../answers/answers.mjs";
import { each } from "../templates.mjs";
import { say } from "../words.mjs";

/** @typedef {import("../../protocol.mjs").Result} Result */

/**
 * @param {HTMLElement} root a copy of the result
 * @param {Result} assessment
 * @param {(id: string) => string} nameOf a question's short name
 */
export function fillRefine(root, { plan }, nameOf) {
  const card = find(root, "[data-plan-questions]");
  const open = plan.asks.filter((/** @type {Result} */ { value }) => value === null);
  card.hidden = plan.asks.length === 0;
  const key = open.length === 1 ? "page.say.asks.one" : "page.say.asks";
  find(card, "[data-fact]").textContent = open.length > 0 ? say(key, { number: open.length }) : "";
  find(card, "[data-action=refine]").hidden = open.length === 0;
  each(card, "asks", plan.asks, (place, ask) => {
    const { id, text } = ask;
    fillAnswer(place, {
      question: id,
      asked: nameOf(id),
      answer: text.answer ?? say("page.say.not_told"),
    });
    find(place, "div").toggleAttribute("data-open", ask.value === null);
  });
}
