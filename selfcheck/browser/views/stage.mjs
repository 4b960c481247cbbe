/** What stands on the screen: a question, the result, the employer's page, a wait or a failure. */

import { linkWith } from "../navigation/address.mjs";
import { find, findAll } from "../parts/find.mjs";
import { idle, painted } from "../parts/idle.mjs";
import { textOf } from "../parts/text.mjs";
import { isOutdated } from "../release.mjs";
import { codeOf } from "../store/link.mjs";
import { createEmployerPage } from "./employer/employer.mjs";
import { asText, summarise } from "./keep/text.mjs";
import { countTicks, difference } from "./papers/papers.mjs";
import { createFailure, createLoading, guard, showLoaded } from "./pause/pause.mjs";
import { showAnswer, showError } from "./question/fields.mjs";
import { describe, shortName } from "./question/questions.mjs";
import { completeResult, drawResult, openedIn } from "./result/result.mjs";
import { createStep, fillStep } from "./step/step.mjs";
import { part } from "./templates.mjs";
import { canSay, formatDay, say } from "./words.mjs";

/**
 * @typedef {import("../protocol.mjs").Answers} Answers
 * @typedef {import("../protocol.mjs").Result} Result
 * @typedef {import("./answers/answers.mjs").Given} Given
 * @typedef {ReturnType<typeof createStage>} Stage
 *
 * @typedef {object} Drawing
 * @property {HTMLElement} result with what is read first
 * @property {() => boolean} goOn draws one more part, and says whether that was none
 */

/**
 * @param {object} options
 * @param {HTMLElement} options.section the questionnaire
 * @param {import("../store/store.mjs").Store} options.store
 * @param {import("../rules.mjs").Rules} options.rules
 * @param {import("../store/link.mjs").Questions} options.questions all that can be asked
 * @param {"en" | "ja"} options.language
 * @param {{address: string, own: string}} options.releases
 */
export function createStage({ section, store, rules, questions, language, releases }) {
  const screen = find(section, "[data-screen]");
  const noticePlace = find(section, "[data-notice]");
  const around = section.closest(".self-check");
  const { locale = "" } = section.dataset;
  const title = document.title;
  const by = { locale, checked: section.dataset.checked ?? "", nameOf, guard };
  /** @type {Map<Result, Drawing>} results that may come next, drawn or begun */
  const drawn = new Map();
  const shown = {
    /** @type {Result | null} the assessment on the screen, or from which the plan's questions come */
    assessment: null,
    /** @type {Result | null} what it was before the plan's questions were gone through */
    before: null,
  };

  /** @param {string} id */
  function nameOf(id) {
    return shortName(id, variant());
  }

  function variant() {
    return store.role === "employer" ? store.role : "";
  }

  /**
   * @param {"start" | "step" | "result"} stage
   * @param {Node} content
   * @param {boolean} focus
   */
  function put(stage, content, focus) {
    drawn.clear();
    screen.replaceChildren(content);
    around?.setAttribute("data-at", stage);
    const heading = find(screen, "h2");
    // The history of a shared device tells neither question nor verdict.
    document.title = title;
    if (focus) {
      heading.focus({ preventScroll: true });
      section.scrollIntoView({ block: "start" });
    }
  }

  /**
   * @param {string} at the question to leave out
   * @returns {Given[]}
   */
  function given(at = "") {
    /** @type {[string, Answers[string] | undefined][]} */
    const all = [
      ["role", store.role],
      ["route", store.route],
      ...store.path.map(({ question }) => pair(question)),
      ...(shown.assessment?.plan.asks ?? []).map((/** @type {Result} */ { id }) => pair(id)),
    ];
    const told = toldBack();
    return all.flatMap(([question, answer]) =>
      question === at || !answer || !nameOf(question)
        ? []
        : [
            {
              question,
              asked: nameOf(question),
              answer: told.get(question) ?? describe(question, answer, locale, variant()),
            },
          ],
    );
  }

  /** @returns {Map<string, string>} answers by question, as the result tells them again */
  function toldBack() {
    /** @type {Result[]} */
    const findings = shown.assessment?.findings ?? [];
    /** @type {Result[]} */
    const asks = shown.assessment?.plan.asks ?? [];
    return new Map([
      ...findings.flatMap(({ text }) =>
        text.because.map((/** @type {Given} */ { question, answer }) => [question, answer]),
      ),
      ...asks.flatMap(({ id, text }) => (text.answer ? [[id, text.answer]] : [])),
    ]);
  }

  /**
   * @param {string} id
   * @returns {[string, Answers[string] | undefined]}
   */
  function pair(id) {
    return [id, store.answers[id]];
  }

  function made() {
    const { origin, pathname } = location;
    return say("page.say.made", {
      date: formatDay(rules.today(), locale),
      page: origin + pathname,
    });
  }

  /** The answers that made the assessment and its plan. */
  function used() {
    const answers = { ...shown.assessment?.answers };
    for (const { id } of shown.assessment?.plan.asks ?? []) {
      const answer = store.answers[id];
      if (answer !== undefined) {
        answers[id] = answer;
      }
    }
    return answers;
  }

  function showLinks() {
    const link = new URL(linkWith(store.route, used(), store.ticks, questions));
    find(screen, "[data-answers-link]", HTMLInputElement).value = link.href;
    const other = find(screen, "[data-other-language]", HTMLAnchorElement);
    other.search = link.search;
    other.hash = store.keeps ? "" : link.hash;
  }

  /**
   * @param {Result} assessment
   * @returns {Drawing}
   */
  function draw(assessment) {
    const drawing = drawResult(assessment, by);
    return { result: drawing.next().value, goOn: () => drawing.next().done ?? false };
  }

  /** @param {string} id of a document */
  function isReady(id) {
    return store.ticks.includes(codeOf(id));
  }

  return {
    screen,

    /** @param {import("../navigation/stage.mjs").QuestionShown} place */
    question({ ids, of, done, left, canGoBack, points, focus }) {
      const [id = ""] = ids;
      const served =
        !focus && screen.querySelector("fieldset")?.dataset.question === id && id === "role";
      if (of === "plan") {
        shown.before ??= shown.assessment;
      } else {
        shown.before = null;
        shown.assessment = null;
      }
      if (!served) {
        put(id === "role" ? "start" : "step", createStep(ids, variant()), focus);
      }
      /** @type {Answers} */
      const answers = { ...store.answers, role: store.role, route: store.route };
      fillStep(
        screen,
        {
          answerTo: (question) => answers[question] || undefined,
          done,
          left,
          of,
          canGoBack,
          points,
          given: given(id),
        },
        served,
      );
    },

    /**
     * Draws a result that may be shown next, part by part, when nothing else is to be done.
     *
     * @param {Result} assessment
     */
    async prepare(assessment) {
      if (drawn.has(assessment)) {
        return;
      }
      const drawing = draw(assessment);
      drawn.set(assessment, drawing);
      do {
        await idle();
      } while (drawn.get(assessment) === drawing && !drawing.goOn());
    },

    /**
     * Shows the verdict and what to do, and completes the result when that is painted.
     *
     * @param {Result} assessment
     * @param {boolean} focus
     * @param {string} back
     * @param {() => void} arrive
     */
    async result(assessment, focus, back, arrive) {
      shown.assessment = assessment;
      const { result, goOn } = drawn.get(assessment) ?? draw(assessment);
      put("result", result, focus);
      if (!back) {
        await painted();
      }
      if (!result.isConnected) {
        return;
      }
      arrive();
      while (!goOn()) {
        // Part by part, to the last.
      }
      for (const [id, answer] of Object.entries(assessment.answers)) {
        if (`${store.answers[id]}` !== `${answer}`) {
          store.take(id, answer);
        }
      }
      const all = given();
      const { role, ticks, opened } = store;
      completeResult(result, { role, made: made(), ticks, opened, given: all }, guard);
      guard(showLinks, find(result, '[data-card="keep"]'));
      store.summarise(summarise(assessment, all));
      const { before } = shown;
      shown.before = null;
      if (before) {
        find(result, "[data-plan-said]").textContent = difference(before, assessment);
      }
      const control =
        back && result.querySelector(`[data-asks] [data-change="${CSS.escape(back)}"]`);
      if (focus && control instanceof HTMLElement && control.checkVisibility?.()) {
        control.focus({ preventScroll: true });
        control.scrollIntoView({ block: "center" });
      }
    },

    /** @param {Result} assessment */
    async employer(assessment) {
      shown.assessment = assessment;
      await this.employerIn(language);
    },

    /** @param {"en" | "ja"} wanted the language in which the employer reads */
    async employerIn(wanted) {
      const told = await rules.ask(store.route, used(), wanted, "employer");
      put("result", createEmployerPage(told, made()), true);
    },

    /** @param {boolean} focus */
    loading(focus) {
      const loading = createLoading();
      put("step", loading, focus);
      rules.whileLoading((part) => showLoaded(loading, part));
    },

    /**
     * Files that are gone or not what they should be may be another release's.
     *
     * @param {string} kind of a SelfcheckError
     */
    async failure(kind) {
      const suspect = ["gone", "files", "unsupported"].includes(kind);
      const outdated = suspect && (await isOutdated(releases.address, releases.own));
      put("step", createFailure(outdated ? "release" : kind, store.keeps), true);
    },

    /**
     * @param {string} question
     * @param {Answers[string]} answer that the rules did not take
     * @param {string} reason as of `page.error`
     */
    refused(question, answer, reason) {
      put("step", createStep([question], variant()), false);
      const fieldset = find(screen, "fieldset");
      showAnswer(fieldset, answer);
      this.complain(
        fieldset,
        canSay(`page.error.${reason}`) ? reason : (fieldset.dataset.type ?? ""),
      );
    },

    /**
     * @param {HTMLElement} fieldset
     * @param {string} reason as of `page.error`
     */
    complain(fieldset, reason) {
      showError(fieldset, reason);
      document.title = say("page.say.title_with_error", { page: title });
    },

    /** @param {string} key of a sentence; empty for none */
    notice(key) {
      noticePlace.textContent = key && say(key);
    },

    /**
     * @param {boolean} taken whether a link's answers are shown, or the reader's own
     * @param {boolean} intact whether all of the link's answers could be read
     */
    linked(taken, intact) {
      noticePlace.replaceChildren(part(taken ? "link-taken" : "link-waits"));
      if (!intact) {
        noticePlace.prepend(`${say("page.say.link_repaired")} `);
      }
    },

    /** Says that there is a newer release of the site. */
    renewed() {
      noticePlace.replaceChildren(part("renewed"));
    },

    /** Takes the answers along where storage does not keep them, and loads the page anew. */
    reload() {
      if (store.route && !store.keeps) {
        location.replace(linkWith(store.route, store.answers, store.ticks, questions));
      }
      location.reload();
    },

    /** @param {HTMLInputElement} box */
    tick({ value, checked, dataset }) {
      for (const code of dataset.codes?.split(" ") ?? []) {
        store.tick(code, false);
      }
      if (checked) {
        store.tick(value, true);
      }
      countTicks(screen);
      showLinks();
    },

    /** Keeps in mind which parts of the result are open. */
    rememberOpened() {
      if (screen.querySelector("[data-outcome]")) {
        store.remember(openedIn(screen));
      }
    },

    /** @returns {string} the result and the plan as text */
    asText() {
      const { assessment } = shown;
      const rulesLine = textOf(find(screen, ".result__rules[data-slot=rules]"));
      return assessment ? asText(assessment, isReady, given(), [rulesLine, made()]) : "";
    },

    /** @returns {string} the employer's page as text */
    employerAsText() {
      return findAll(screen, "[data-employer-page] :is(h2, h3, p:not(.screen-only), li)")
        .map((part_) => textOf(part_).replace(/\s+/g, " "))
        .filter(Boolean)
        .join("\n");
    },
  };
}
