/**
 * What the reader has answered: for whom, which check, the answers, where they led, and what is
 * ticked off. Kept in this tab's storage only, and nowhere else; where that fails, in memory.
 */

import { read, write } from "../parts/storage.mjs";

/**
 * @typedef {import("../protocol.mjs").Answers} Answers
 *
 * @typedef {object} Step one question asked, and where in the route it stands
 * @property {string} question
 * @property {string[]} together more questions of the same screen
 * @property {string} requirement
 *
 * @typedef {object} Case
 * @property {Answers} answers all that were given, also those not asked for any more
 * @property {Step[]} path the questions asked so far, in order, as last found out
 * @property {string} at the place shown last; empty at the start
 * @property {string[]} ticks documents that are ready, as codes of a link
 * @property {string[]} skipped questions of the plan that the reader left out
 * @property {string[]} opened parts of the result that the reader opened or closed last
 */

/** @typedef {ReturnType<typeof createStore>} Store */

const CASES = "selfcheck/1";
/** For whom the answers are given: "self" or "employer". */
const ROLE = "selfcheck.role";
/** Read by the contact form, which offers to send it along. */
const SUMMARY = "selfcheck.summary";
/** What the contact form keeps, and in it the mark of the result that is to go along. */
const DRAFT = "contact.draft";
const ATTACHED = "selfcheck_summary";

/** @returns {Case} */
function emptyCase() {
  return { answers: {}, path: [], at: "", ticks: [], skipped: [], opened: [] };
}

/**
 * @param {unknown} kept
 * @returns {Record<string, any>} nothing if it is not made of names and values
 */
function record(kept) {
  return typeof kept === "object" && kept && !Array.isArray(kept) ? kept : {};
}

/**
 * @param {unknown} kept
 * @returns {string[]}
 */
function texts(kept) {
  return Array.isArray(kept) ? kept.filter((item) => typeof item === "string") : [];
}

/**
 * @param {unknown} kept
 * @returns {boolean}
 */
function isStep(kept) {
  const { question, together, requirement } = record(kept);
  return [question, requirement].every((id) => typeof id === "string") && Array.isArray(together);
}

/**
 * @param {unknown} kept what storage held, perhaps by another version or by somebody's hand
 * @returns {Case} what can be used of it
 */
function usable(kept) {
  const { answers, path, at, ticks, skipped, opened } = record(kept);
  return {
    answers: { ...record(answers) },
    path: Array.isArray(path) && path.every(isStep) ? path : [],
    at: typeof at === "string" ? at : "",
    ticks: texts(ticks),
    skipped: texts(skipped),
    opened: texts(opened),
  };
}

/**
 * @param {string | null | undefined} text
 * @returns {Record<string, unknown>} by route
 */
function readable(text) {
  try {
    return record(JSON.parse(text ?? "{}"));
  } catch {
    return {};
  }
}

/** Opens what was kept. */
export function createStore() {
  /** @type {Record<string, unknown>} by route; also holds what storage refuses to */
  let cases = readable(read(CASES));
  let role = read(ROLE) ?? "";
  let route = "";
  let mine = emptyCase();

  /** Nothing is stored of a check in which nothing was answered yet. */
  function save() {
    if (!route) {
      return;
    }
    const isBegun = [Object.keys(mine.answers), mine.ticks, mine.skipped].some(
      ({ length }) => length > 0,
    );
    if (isBegun) {
      cases[route] = mine;
    } else {
      delete cases[route];
    }
    write(CASES, Object.keys(cases).length > 0 ? JSON.stringify(cases) : "");
  }

  return {
    /** "self", "employer", or empty while the reader has not said. */
    get role() {
      return role;
    },
    /** The check chosen; empty if none is. */
    get route() {
      return route;
    },
    /** @returns {Readonly<Answers>} */
    get answers() {
      return mine.answers;
    },
    /** @returns {readonly Step[]} */
    get path() {
      return mine.path;
    },
    /** The place shown last. */
    get at() {
      return mine.at;
    },
    /** @returns {readonly string[]} */
    get ticks() {
      return mine.ticks;
    },
    /** @returns {readonly string[]} */
    get skipped() {
      return mine.skipped;
    },
    /** @returns {readonly string[]} */
    get opened() {
      return mine.opened;
    },
    /** Whether storage holds what was written last. */
    get keeps() {
      const text = read(CASES);
      return text !== undefined && (text ?? "{}") === JSON.stringify(cases);
    },

    /** @param {string} chosen "self", "employer", or empty to ask again */
    answerFor(chosen) {
      role = chosen;
      write(ROLE, role);
    },

    /** @param {string} likely "self" or "employer", for a reader who has not said which */
    assume(likely) {
      role ||= likely;
    },

    /**
     * Takes up a route's own answers, as another page may have changed them meanwhile.
     *
     * @param {string} chosen empty for none
     */
    choose(chosen) {
      const text = read(CASES);
      if (text) {
        cases = readable(text);
      }
      route = chosen;
      mine = usable(cases[route]);
    },

    /**
     * @param {string} question
     * @param {Answers[string]} answer
     */
    take(question, answer) {
      mine.answers[question] = answer;
      mine.skipped = mine.skipped.filter((id) => id !== question);
      write(ROLE, role);
      write(SUMMARY, "");
      save();
    },

    /** @param {string} question whose answer is forgotten */
    drop(question) {
      delete mine.answers[question];
      save();
    },

    /** @param {string} question of the plan */
    skip(question) {
      mine.skipped = [...new Set([...mine.skipped, question])];
      save();
    },

    /** Lets the plan ask again what was skipped. */
    askAgain() {
      mine.skipped = [];
      save();
    },

    /** @param {readonly Step[]} path as found out */
    follow(path) {
      mine.path = [...path];
      save();
    },

    /** @param {string} at */
    stand(at) {
      mine.at = at;
      save();
    },

    /**
     * @param {string} code of a document
     * @param {boolean} ready
     */
    tick(code, ready) {
      const others = mine.ticks.filter((other) => other !== code);
      mine.ticks = ready ? [...others, code] : others;
      save();
    },

    /** @param {readonly string[]} opened parts of the result */
    remember(opened) {
      mine.opened = [...opened];
      save();
    },

    /**
     * @param {import("./link.mjs").Carried} carried
     * @returns {boolean} whether something that the reader gave would be lost for it
     */
    wouldLose({ answers, ticks }) {
      const isOther = (/** @type {string} */ id) =>
        JSON.stringify(mine.answers[id]) !== JSON.stringify(answers[id]);
      return (
        Object.keys(mine.answers).some(isOther) || mine.ticks.some((code) => !ticks.includes(code))
      );
    },

    /** @param {import("./link.mjs").Carried} carried what a link brought, instead of all else */
    adopt({ answers, ticks }) {
      mine = { ...emptyCase(), answers, ticks };
      save();
    },

    /** @param {string} text the result in plain text; empty when it holds no more */
    summarise(text) {
      write(SUMMARY, text);
    },

    /**
     * Forgets the answers and ticks of all routes, for whom they were given, and the result that
     * a message was to take along.
     */
    clear() {
      cases = {};
      mine = emptyCase();
      role = "";
      for (const key of [CASES, ROLE, SUMMARY]) {
        write(key, "");
      }
      const { [ATTACHED]: attached, ...draft } = readable(read(DRAFT));
      if (attached !== undefined) {
        write(DRAFT, Object.keys(draft).length > 0 ? JSON.stringify(draft) : "");
      }
    },
  };
}
