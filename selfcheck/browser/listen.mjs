/** What the reader does on the page, and who hears of it. */

import { isLinked } from "./navigation/address.mjs";
import { PLACES } from "./navigation/walk.mjs";
import { copyText } from "./parts/clipboard.mjs";
import { saveFile } from "./parts/file.mjs";
import { find, findAll } from "./parts/find.mjs";
import { createCalendar } from "./views/dates/calendar.mjs";
import { filterPapers } from "./views/papers/papers.mjs";
import { clearError, readAnswer, settle } from "./views/question/fields.mjs";
import { applyFilter } from "./views/question/filter.mjs";
import { unfold } from "./views/result/result.mjs";
import { say } from "./views/words.mjs";

/** Milliseconds without a key after which what is typed may be the answer. */
const PAUSE = 250;

/**
 * @param {object} options
 * @param {HTMLElement} options.section the questionnaire
 * @param {import("./store/store.mjs").Store} options.store
 * @param {import("./navigation/walk.mjs").Walk} options.walk
 * @param {import("./views/stage.mjs").Stage} options.stage
 */
export function listen({ section, store, walk, stage }) {
  const { screen } = stage;

  /**
   * Takes the answers on the screen. The leading question needs one; what is left out of the
   * others is asked again by itself.
   */
  function submit() {
    clearTimeout(typing.paused);
    stage.notice("");
    const fieldsets = findAll(screen, "fieldset[data-question]");
    const read = fieldsets.map(readAnswer);
    for (const fieldset of fieldsets) {
      clearError(fieldset);
    }
    for (const [index, fieldset] of fieldsets.entries()) {
      const found = read[index] ?? { error: "choice" };
      if ("error" in found && (index === 0 || found.error !== fieldset.dataset.type)) {
        stage.complain(fieldset, found.error);
        return;
      }
    }
    for (const [index, fieldset] of fieldsets.entries()) {
      const found = read[index];
      if (found && "answer" in found) {
        walk.take(fieldset.dataset.question ?? "", found.answer);
      }
    }
    void walk.next();
  }

  const typing = {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    paused: undefined,
  };

  /** Has found out where the answers on the screen lead, before they are sent off. */
  function foresee() {
    clearTimeout(typing.paused);
    const read = findAll(screen, "fieldset[data-question]").map((fieldset) => {
      const found = readAnswer(fieldset);
      return "answer" in found ? { [fieldset.dataset.question ?? ""]: found.answer } : {};
    });
    void walk.foresee([Object.assign({}, ...read)]);
  }

  /** @param {boolean} asked whether to ask for the confirmation, or to take it back */
  function askToClear(asked) {
    const restart = find(screen, "[data-restart]");
    const button = find(restart, "[data-action=restart]");
    const confirmation = find(restart, "[data-confirm]");
    button.hidden = asked;
    confirmation.hidden = !asked;
    (asked ? confirmation : button).focus();
  }

  function clear() {
    store.clear();
    stage.notice("");
    store.choose("");
    void walk.proceed("push");
  }

  /**
   * @param {string} text
   * @param {string} name of the file where copying is not allowed
   */
  async function copyOrSave(text, name) {
    const copied = await copyText(text);
    if (!copied) {
      saveFile(text, "text/plain", name);
    }
    const key = copied ? "page.say.plan_copied" : "page.say.plan_saved";
    find(screen, "[data-plan-copied]").textContent = say(key);
  }

  async function copyLink() {
    const link = find(screen, "[data-answers-link]", HTMLInputElement);
    link.select();
    const copied = await copyText(link.value);
    find(screen, "[data-copied]").textContent = say(
      copied ? "page.say.copied" : "page.say.copy_failed",
    );
  }

  /** Offers the plan's days as a file; what makes it is loaded late, and may not arrive. */
  async function remind() {
    if (!walk.assessment) {
      return;
    }
    const said = find(screen, "[data-reminders-said]");
    try {
      const calendar = await createCalendar(walk.assessment, location.hostname);
      saveFile(calendar, "text/calendar", `${walk.assessment.route}.ics`);
      said.textContent = "";
    } catch {
      said.textContent = say("page.say.reminders_failed");
    }
  }

  /** @type {Record<string, (button: HTMLElement) => void>} by `data-action` */
  const actions = {
    back: () => walk.back(),
    change: ({ dataset }) => {
      stage.rememberOpened();
      void walk.change(dataset.change ?? "");
    },
    skip: () => void walk.skip(),
    check: ({ dataset }) => void walk.check(Number(dataset.check)),
    refine: () => void walk.refine(),
    exchange: () => void walk.exchange(),
    "to-result": () => void walk.go(PLACES.result, "push"),
    "employer-page": () => void walk.go(PLACES.employer, "push"),
    "employer-language": ({ dataset }) =>
      void stage.employerIn(dataset.language === "ja" ? "ja" : "en"),
    retry: () => void walk.proceed("push"),
    reload: () => stage.reload(),
    restart: () => askToClear(true),
    keep: () => askToClear(false),
    clear,
    copy: () => void copyLink(),
    "copy-plan": () => void copyOrSave(stage.asText(), `${store.route}.txt`),
    "copy-employer": () => void copyOrSave(stage.employerAsText(), `${store.route}.txt`),
    remind: () => void remind(),
    print: () => print(),
  };

  const opening = {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    noted: undefined,
  };

  function noteOpened() {
    opening.noted = undefined;
    stage.rememberOpened();
  }

  section.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });

  section.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-action]") : null;
    if (button instanceof HTMLElement) {
      actions[button.dataset.action ?? ""]?.(button);
    }
    // A part that is opened or closed is so again when the reader comes back.
    if (target instanceof Element && target.closest("[data-card] > summary")) {
      clearTimeout(opening.noted);
      opening.noted = setTimeout(noteOpened);
    }
  });

  section.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) {
      if (target.matches("[data-tick]")) {
        stage.tick(target);
      } else if (target.name === "preparer") {
        filterPapers(target);
      } else if (target.closest("fieldset[data-question]")) {
        foresee();
      }
    }
  });

  section.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement) {
      if (target.closest("[data-filter]")) {
        applyFilter(target);
      } else {
        settle(target);
        if (!["radio", "checkbox"].includes(target.type)) {
          clearTimeout(typing.paused);
          typing.paused = setTimeout(foresee, PAUSE);
        }
      }
    }
  });

  section.addEventListener("keydown", (event) => {
    // Enter in the filter would send the question off without an answer.
    const inFilter = event.target instanceof Element && event.target.closest("[data-filter]");
    if (event.key === "Enter" && inFilter) {
      event.preventDefault();
    }
  });

  addEventListener("popstate", ({ state }) => {
    if (state?.selfcheck) {
      void walk.resume(true);
    }
  });

  addEventListener("hashchange", () => {
    if (isLinked()) {
      void walk.resume(true);
    }
  });

  addEventListener("pagehide", () => {
    // Who opens a part and leaves at once is remembered too.
    if (opening.noted !== undefined) {
      noteOpened();
    }
  });

  addEventListener("pageshow", ({ persisted }) => {
    // Another page, or the other language, may have changed the answers meanwhile.
    if (persisted) {
      void walk.resume(false);
    }
  });

  const printing = { fold: () => {} };
  addEventListener("beforeprint", () => {
    printing.fold = unfold(screen);
  });
  addEventListener("afterprint", () => printing.fold());
}
