/** Which questions the answers lead through, and where they end. */

/**
 * @typedef {import("../store/store.mjs").Step} Step
 * @typedef {import("../store/store.mjs").Answers} Answers
 * @typedef {import("../protocol.mjs").Result} Result
 * @typedef {Step & {next: Record<string, Opening | null>}} Opening as of `selfcheck.opening`
 */

/**
 * @param {Opening["next"]} next
 * @param {Answers[string]} answer
 * @returns {Opening | null} null where only the rules know
 */
function following(next, answer) {
  const option = `${answer}`;
  return (Object.hasOwn(next, option) ? next[option] : next["*"]) ?? null;
}

/**
 * @param {Record<string, Record<string, Opening>>} openings as of `selfcheck.openings`
 * @param {string} today ISO date
 * @returns {Record<string, Opening>} by route, those of the day
 */
export function openingsOn(openings, today) {
  const days = Object.keys(openings).sort();
  const begun = days.filter((day) => day <= today);
  return openings[begun.at(-1) ?? days[0] ?? ""] ?? {};
}

/**
 * @param {Result} assessment
 * @param {Answers} given
 * @param {Readonly<Answers>} answers
 * @returns {string[]} the questions of the plan that are answered, and were not given yet
 */
function plannedNext(assessment, given, answers) {
  return assessment.plan.asks
    .map((/** @type {Result} */ { id }) => id)
    .filter((/** @type {string} */ id) => given[id] === undefined && answers[id] !== undefined);
}

/**
 * Asks from the start, as if each answer had just been given. So answers that an earlier one
 * makes unreachable stay out of it, and what the opening knows needs no rules. Then gives the
 * answers that only the plan asks for: one of them can lead to another, and to a question of
 * the rules, for the law that holds on the day of filing.
 *
 * @param {Opening} opening
 * @param {Readonly<Answers>} answers
 * @param {(answers: Answers) => Promise<Result>} ask the rules
 * @returns {Promise<{path: Step[], assessment: Result | null}>} the path ends in a question
 *   without an answer, unless there is an assessment
 */
export async function follow(opening, answers, ask) {
  /** @type {Step[]} */
  const path = [];
  /** @type {Answers} */
  const given = {};
  /** @type {Opening | null} */
  let known = opening;
  for (;;) {
    if (!known) {
      const result = await ask(given);
      if (result.kind === "assessment") {
        const more = plannedNext(result, given, answers);
        if (more.length === 0) {
          return { path, assessment: result };
        }
        for (const id of more) {
          given[id] = answers[id] ?? "";
        }
        continue;
      }
      const { id, together, requirement } = result;
      const others = together.map((/** @type {Result} */ other) => other.id);
      known = { question: id, together: others, requirement, next: {} };
    }
    const { question, together, requirement, next } = known;
    path.push({ question, together, requirement });
    const answer = answers[question];
    if (answer === undefined) {
      return { path, assessment: null };
    }
    given[question] = answer;
    known = following(next, answer);
  }
}

/**
 * About how many questions are left at each step: what is usual from there on, and never more
 * than was said before.
 *
 * @param {readonly Step[]} path
 * @param {Record<string, number>} usual by question
 * @returns {number[]}
 */
export function questionsLeft(path, usual) {
  let said = Number.POSITIVE_INFINITY;
  return path.map(({ question }) => {
    said = Math.max(Math.min(said, usual[question] ?? said), 1);
    return Number.isFinite(said) ? said : 1;
  });
}
