/**
 * The reader's way through the self-check: which place is shown, and what each answer leads to.
 * A place is a question's id, or one of `PLACES`.
 */

import { SelfcheckError } from "../runtime.mjs";
import { addressed, isLinked } from "./address.mjs";
import { createArrival } from "./arrival.mjs";
import { createForesight } from "./foresight.mjs";
import { place, record } from "./history.mjs";
import { follow, questionsLeft } from "./path.mjs";

/**
 * @typedef {import("../protocol.mjs").Answers} Answers
 * @typedef {import("../protocol.mjs").Result} Result
 * @typedef {import("./history.mjs").Recording} Recording
 * @typedef {import("./stage.mjs").Stage} Stage
 */

export const PLACES = { role: "role", route: "route", result: "result", employer: "employer-page" };

/** Milliseconds after which a wait is worth a word. */
const PATIENCE = 300;

/** @typedef {ReturnType<typeof createWalk>} Walk */

/**
 * @param {object} options
 * @param {import("../store/store.mjs").Store} options.store
 * @param {import("../rules.mjs").Rules} options.rules
 * @param {Record<string, import("./path.mjs").Opening>} options.openings by route
 * @param {Record<string, Record<string, number>>} options.usual by route and question, how many
 *   questions are usually left
 * @param {import("./foresight.mjs").Asked} options.questions all that can be asked
 * @param {(id: string, answer: unknown) => boolean} options.isKnown whether a question takes it
 * @param {"en" | "ja"} options.language
 * @param {Stage} options.stage
 */
export function createWalk({ store, rules, openings, usual, questions, isKnown, language, stage }) {
  const routes = Object.keys(openings);
  const { takeLink, dropUnknown, exchange } = createArrival({ store, questions, isKnown, stage });
  const life = {
    /** Counts what was begun, so that what comes too late is left alone. */
    turn: 0,
    /** @type {Result | null} the assessment found last */
    assessment: null,
    /** @type {Map<string, Result>} by question, the points of what was answered before it */
    points: new Map(),
  };
  const { foresee, foreseeOptions } = createForesight({
    store,
    rules,
    openings,
    questions,
    stage,
    ask,
    turn: () => life.turn,
  });

  /** @returns {string[]} the questions of the plan */
  function asks() {
    return (life.assessment?.plan.asks ?? []).map((/** @type {Result} */ { id }) => id);
  }

  /** @param {string} id */
  function isOfPlan(id) {
    return !store.path.some(({ question }) => question === id) && asks().includes(id);
  }

  /**
   * @param {string} at
   * @param {Recording} recording
   * @param {boolean} [alone] whether only this answer is changed
   */
  function stand(at, recording, alone = false) {
    record(at, recording, { route: store.route, alone });
    store.stand(at);
  }

  /**
   * @param {string} id
   * @param {boolean} focus
   */
  function show(id, focus) {
    const index = store.path.findIndex(({ question }) => question === id);
    const step = store.path[index];
    const points = life.points.get(id);
    const canGoBack = place().depth > 0 || previous(id) !== "";
    const known = { canGoBack, points, focus };
    if (step) {
      const left = questionsLeft(store.path, usual[store.route] ?? {})[index] ?? 0;
      const ids = [id, ...step.together];
      stage.question({ ids, of: "rules", done: index, left, ...known });
    } else if (isOfPlan(id)) {
      const done = asks().indexOf(id);
      const left = place().alone ? 0 : asks().length - done;
      stage.question({ ids: [id], of: "plan", done, left, ...known });
    } else {
      stage.question({ ids: [id], of: "rules", done: 0, left: 0, ...known });
    }
    void foreseeOptions(id);
  }

  /** @param {Readonly<Answers>} answers */
  async function ask(answers) {
    const result = await rules.ask(store.route, answers, language, variantOf(store.role));
    if (result.points) {
      life.points.set(result.id, result.points);
    }
    return result;
  }

  /**
   * Finds out where the answers lead, and what stands in the way of it.
   *
   * @param {(found: {assessment: Result | null}) => void | Promise<void>} go on with what is found
   * @param {Recording} recording
   * @param {boolean} focus
   */
  async function find(go, recording, focus) {
    life.turn += 1;
    const { turn } = life;
    const opening = openings[store.route];
    if (!opening) {
      return;
    }
    const waiting = setTimeout(() => stage.loading(focus), rules.isReady ? PATIENCE : 0);
    try {
      const { path, assessment } = await follow(opening, store.answers, ask);
      if (turn === life.turn) {
        store.follow(path);
        life.assessment = assessment;
        clearTimeout(waiting);
        await go({ assessment });
      }
    } catch (error) {
      if (!(error instanceof SelfcheckError)) {
        throw error;
      }
      if (turn === life.turn) {
        clearTimeout(waiting);
        await refuse(error, recording);
      }
    } finally {
      clearTimeout(waiting);
    }
  }

  /**
   * @param {SelfcheckError} error
   * @param {Recording} recording
   */
  async function refuse({ kind, question = "", reason = "" }, recording) {
    const answer = store.answers[question];
    if (kind !== "answer" || answer === undefined) {
      await stage.failure(kind);
      return;
    }
    store.drop(question);
    if (store.path.some((step) => step.question === question) || isOfPlan(question)) {
      stand(question, recording, place().alone);
      stage.refused(question, answer, reason);
    } else {
      stage.notice("page.say.dropped");
      await proceed(recording);
    }
  }

  /**
   * Goes to where the answers lead: the first question without an answer, or the result.
   *
   * @param {Recording} recording
   * @param {boolean} [focus]
   * @param {string} [wanted] a place that only an assessment can show
   * @param {string} [back] the question from which the reader comes back to the result
   */
  async function proceed(recording, focus = true, wanted = "", back = "") {
    if (!store.route) {
      const at = store.role ? PLACES.route : PLACES.role;
      stand(at, recording);
      show(at, focus);
      return;
    }
    await find(
      async ({ assessment }) => {
        if (!assessment) {
          const at = store.path.at(-1)?.question ?? "";
          stand(at, recording);
          show(at, focus);
        } else if (asks().includes(wanted)) {
          stand(wanted, recording, place().alone);
          show(wanted, focus);
        } else if (wanted === PLACES.employer) {
          stand(wanted, recording);
          await stage.employer(assessment);
        } else {
          await stage.result(assessment, focus, back, () => stand(PLACES.result, recording));
        }
      },
      recording,
      focus,
    );
  }

  /**
   * Shows a place that was shown before, or goes on if it is not one.
   *
   * @param {string} at
   * @param {Recording} recording
   * @param {boolean} [focus]
   */
  async function go(at, recording, focus = true) {
    if (at === PLACES.role || (at === PLACES.route && routes.length > 1)) {
      store.choose("");
      stand(at, recording);
      show(at, focus);
    } else if (store.path.some(({ question }) => question === at)) {
      life.turn += 1;
      stand(at, recording);
      show(at, focus);
    } else {
      await proceed(recording, focus, at);
    }
  }

  /**
   * The question of the plan after one, that the reader has neither answered nor left out.
   *
   * @param {string} id
   */
  function nextAsk(id) {
    const ids = asks();
    return ids
      .slice(ids.indexOf(id) + 1)
      .find((other) => store.answers[other] === undefined && !store.skipped.includes(other));
  }

  /** @param {string} id the question of the plan that was answered or left out */
  async function afterAsk(id) {
    const { alone } = place();
    await find(
      async ({ assessment }) => {
        const next = alone || !assessment ? undefined : nextAsk(id);
        if (next) {
          stand(next, "push");
          show(next, true);
        } else if (assessment) {
          const arrive = () => stand(PLACES.result, "push");
          await stage.result(assessment, true, alone ? id : "", arrive);
        } else {
          await proceed("push");
        }
      },
      "push",
      true,
    );
  }

  return {
    proceed,
    go,
    /** @returns {Result | null} the assessment found last */
    get assessment() {
      return life.assessment;
    },
    /**
     * Takes up the case where address, history and storage left it.
     *
     * @param {boolean} focus
     */
    async resume(focus) {
      const told = addressed(routes);
      const route = told.route || place().route || (isLinked() ? store.route : "");
      if (told.role) {
        store.answerFor(told.role);
      } else if (route) {
        store.assume("self");
      }
      store.choose(route);
      const linked = takeLink();
      dropUnknown();
      if (store.path.some(({ question }) => !Object.hasOwn(questions, question))) {
        store.follow([]);
      }
      await go(linked ? "" : place().at || store.at, "replace", focus);
    },

    /**
     * @param {string} question
     * @param {Answers[string]} answer
     */
    take(question, answer) {
      if (question === PLACES.role) {
        store.answerFor(`${answer}`);
      } else if (question === PLACES.route) {
        store.choose(`${answer}`);
        takeLink();
      } else {
        store.take(question, answer);
      }
    },

    foresee,

    /** Goes on from the question shown. */
    async next() {
      const { at } = place();
      await (isOfPlan(at) ? afterAsk(at) : proceed("push"));
    },

    /** Leaves out the question of the plan that is shown. */
    async skip() {
      const { at } = place();
      store.skip(at);
      await afterAsk(at);
    },

    /** Shows a link's answers in the place of the reader's own, or those again. */
    async exchange() {
      if (exchange()) {
        await proceed("push");
      }
    },

    /**
     * Goes to another check that the result offers, with answers that follow from this one.
     *
     * @param {number} index of the offer
     */
    async check(index) {
      const offered = life.assessment?.offers[index];
      store.choose(offered.route);
      for (const [id, answer] of Object.entries(offered.answers)) {
        store.take(id, /** @type {Answers[string]} */ (answer));
      }
      await proceed("push");
    },

    /** Goes through what the plan has open. */
    async refine() {
      const open = asks().filter((id) => store.answers[id] === undefined);
      const first = open.find((id) => !store.skipped.includes(id)) ?? open[0];
      if (first && store.skipped.includes(first)) {
        store.askAgain();
      }
      await go(first ?? "", "push");
    },

    /**
     * Shows a question whose answer is to be changed.
     *
     * @param {string} id
     */
    async change(id) {
      if (isOfPlan(id)) {
        stand(id, "push", true);
        show(id, true);
      } else {
        await go(id, "push");
      }
    },

    back() {
      const { depth, at } = place();
      if (depth > 0) {
        history.back();
      } else {
        void go(previous(at), "replace");
      }
    },
  };

  /**
   * @param {string} id
   * @returns {string} what was asked before it, if anything
   */
  function previous(id) {
    if (id === PLACES.role) {
      return "";
    }
    if (id === PLACES.route) {
      return PLACES.role;
    }
    if (isOfPlan(id) || id === PLACES.employer) {
      return PLACES.result;
    }
    const index = store.path.findIndex(({ question }) => question === id);
    return store.path[index - 1]?.question ?? (routes.length > 1 ? PLACES.route : "");
  }
}

/** @param {string} role */
export function variantOf(role) {
  return role === "employer" ? role : "";
}
