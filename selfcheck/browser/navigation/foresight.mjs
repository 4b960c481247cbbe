/** Finds out in idle moments where answers that may come next lead, so that nobody waits then. */

import { idle } from "../parts/idle.mjs";
import { follow } from "./path.mjs";

/**
 * @typedef {import("../protocol.mjs").Answers} Answers
 * @typedef {import("../protocol.mjs").Result} Result
 *
 * @typedef {import("../store/link.mjs").Questions[string]} Question
 * @typedef {Record<string, Question & {likely: string[]}>} Asked questions by id, with the options
 *   of which it is worth finding out beforehand where they lead
 */

/**
 * @param {object} options
 * @param {import("../store/store.mjs").Store} options.store
 * @param {import("../rules.mjs").Rules} options.rules
 * @param {Record<string, import("./path.mjs").Opening>} options.openings by route
 * @param {Asked} options.questions all that can be asked
 * @param {import("./stage.mjs").Stage} options.stage
 * @param {(answers: Readonly<Answers>) => Promise<Result>} options.ask the rules
 * @param {() => number} options.turn another number as soon as the reader goes on
 */
export function createForesight({ store, rules, openings, questions, stage, ask, turn }) {
  /** @param {readonly Readonly<Answers>[]} ways answers that may come next */
  async function foresee(ways) {
    const begun = turn();
    const opening = openings[store.route];
    await rules.ready;
    for (const way of ways) {
      await idle();
      if (begun !== turn() || !opening || !rules.isReady) {
        return;
      }
      try {
        const { assessment } = await follow(opening, { ...store.answers, ...way }, ask);
        if (assessment && begun === turn()) {
          await stage.prepare(assessment);
        }
      } catch {
        // Whoever gives this answer is told.
      }
    }
  }

  return {
    foresee,

    /**
     * Foresees the answer that the reader gave before, and each likely option by itself.
     *
     * @param {string} id the question shown
     */
    async foreseeOptions(id) {
      const { type = "", likely = [] } = questions[id] ?? {};
      const options = type === "multi" ? likely.map((option) => [option]) : likely;
      const given = store.answers[id];
      const answers = given === undefined ? options : [given, ...options];
      await foresee(answers.map((answer) => ({ [id]: answer })));
    },
  };
}
