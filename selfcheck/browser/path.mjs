/** Which questions the answers lead through, and where they end. */

/**
 * @typedef {import("./state.mjs").Step} Step
 * @typedef {import("./state.mjs").Answers} Answers
 * @typedef {import("./protocol.mjs").Result} Result
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
 * Gives the answers that only the plan asks for; one of them can lead to another.
 *
 * @param {Result} assessment
 * @param {Answers} given
 * @param {Answers} answers
 * @param {(answers: Answers) => Promise<Result>} ask the rules
 * @returns {Promise<Result>}
 */
async function planned(assessment, given, answers, ask) {
  const asked = assessment.plan.asks.map((/** @type {Result} */ { id }) => id);
  const more = asked.filter(
    (/** @type {string} */ id) => given[id] === undefined && answers[id] !== undefined,
  );
  if (more.length === 0) {
    return assessment;
  }
  for (const id of more) {
    given[id] = answers[id] ?? "";
  }
  return planned(await ask(given), given, answers, ask);
}

/**
 * Asks from the start, as if each answer had just been given. So answers that an earlier one
 * makes unreachable stay out of it, and what the opening knows needs no rules.
 *
 * @param {Opening} opening
 * @param {Answers} answers
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
        return { path, assessment: await planned(result, given, answers, ask) };
      }
      const { id, together, requirement, position, total } = result;
      const others = together.map((/** @type {Result} */ other) => other.id);
      known = { question: id, together: others, requirement, position, total, next: {} };
    }
    const { next, ...step } = known;
    path.push(step);
    const answer = answers[step.question];
    if (answer === undefined) {
      return { path, assessment: null };
    }
    given[step.question] = answer;
    known = following(next, answer);
  }
}
