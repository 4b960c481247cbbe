/**
 * The questionnaire: shows one question at a time, asks the rules what comes next, and shows
 * the result. The page knows ids and words; the rules know what they mean.
 */

import { canSay, copy, data, each, fill, keep, need, part, say } from "./elements.mjs";
import { follow } from "./path.mjs";
import {
  applyFilter,
  clearError,
  createQuestion,
  describe,
  isKnown,
  offerFilter,
  readAnswer,
  settle,
  shortName,
  showAnswer,
  showError,
  speak,
} from "./question.mjs";
import { createResult, fillAnswer, summarise, unfold } from "./result.mjs";
import { createRuntime, SelfcheckError } from "./runtime.mjs";
import {
  clearCases,
  linkWith,
  readCase,
  readRole,
  takeLinkedAnswers,
  writeCase,
  writeRole,
  writeSummary,
} from "./state.mjs";

/**
 * @typedef {import("./state.mjs").Answers} Answers
 * @typedef {import("./state.mjs").Case} Case
 * @typedef {import("./protocol.mjs").Result} Result
 * @typedef {"push" | "replace" | "none"} Recording what becomes of the browser's history
 */

const RESULT = "result";
const ROUTE = "route";
const EMPLOYER = "employer";
/** Milliseconds after which a wait is worth a word. */
const PATIENCE = 300;

/** @type {Record<string, import("./path.mjs").Opening>} by route */
const openings = data("data-openings");
/** @type {Record<string, Record<string, string>>} names of requirements, by role */
const requirements = data("data-requirements");
const routes = Object.keys(openings);
const section = need(document, "[data-selfcheck]");
const screen = need(section, "[data-screen]");
const notice = need(section, "[data-notice]");
const { locale = "", worker = "" } = section.dataset;
const language = section.dataset.language === "ja" ? "ja" : "en";
const pageTitle = document.title;

document.documentElement.dataset.selfcheckRuntime = "idle";
const runtime = createRuntime({
  workerURL: new URL(worker, document.baseURI),
  onState: (state) => {
    document.documentElement.dataset.selfcheckRuntime = state;
  },
});

/** For whom the answers are given: "employer", or empty for oneself. */
let role = "";
/** The route chosen, if it is. */
let route = "";
/** @type {Case} */
let mine = readCase(route);
/** Counts what was begun, so that what comes too late is left alone. */
let turn = 0;
/** @type {Map<string, Result>} what the rules said, by route and answers */
const said = new Map();

/** The day in Japan, or the day of these pages if the device's clock is behind it. */
function today() {
  const now = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date());
  const built = section.dataset.on ?? "";
  return now > built ? now : built;
}

/**
 * @param {Answers} answers
 * @returns {Promise<Result>}
 */
async function ask(answers) {
  const key = JSON.stringify([route, answers, role]);
  const known = said.get(key);
  if (known) {
    return known;
  }
  if (runtime.state === "failed") {
    await runtime.retry();
  }
  const result = await runtime.step(route, { ...answers }, today(), language, role);
  said.set(key, result);
  return result;
}

/** @returns {string} the route in the address, or the only one; empty if it is to be chosen */
function routeOfAddress() {
  const named = new URLSearchParams(location.search).get("route") ?? "";
  if (Object.hasOwn(openings, named)) {
    return named;
  }
  return (routes.length === 1 && routes[0]) || "";
}

function save() {
  if (route) {
    writeCase(route, mine);
  }
}

/** @returns {{at: string, depth: number}} depth: how many steps of ours lie behind this one */
function place() {
  return history.state?.selfcheck ?? { at: "", depth: 0 };
}

/**
 * @param {string} at
 * @param {Recording} recording
 */
function record(at, recording) {
  const { at: before, depth } = place();
  const pushed = recording === "push" && before !== at;
  const address = new URL(location.href);
  address.hash = "";
  address.searchParams.delete("for");
  if (routes.length > 1) {
    address.searchParams.delete("route");
    if (route) {
      address.searchParams.set("route", route);
    }
  }
  const state = { selfcheck: { at, depth: depth + (pushed ? 1 : 0) } };
  if (pushed) {
    history.pushState(state, "", address);
  } else if (recording !== "none") {
    history.replaceState(state, "", address);
  }
  mine.at = at;
  save();
}

/**
 * @param {Node} content
 * @param {boolean} focus
 */
function showScreen(content, focus) {
  screen.replaceChildren(content);
  const heading = need(screen, "h2");
  document.title = say("page.say.title", { heading: heading.textContent, page: pageTitle });
  if (focus) {
    heading.focus();
  }
}

/**
 * @param {string} id
 * @param {boolean} focus
 */
function showQuestion(id, focus) {
  const shown = screen.querySelector("fieldset");
  const served = !focus && !role && shown?.dataset.question === id;
  if (!served) {
    const step = copy('template[data-part="step"]');
    need(step, "[data-question-place]").replaceChildren(...onScreen(id).map(createQuestion));
    showScreen(step, focus);
  }
  for (const fieldset of fieldsets()) {
    const { question = "" } = fieldset.dataset;
    if (question !== ROUTE && (!served || mine.answers[question] !== undefined)) {
      showAnswer(fieldset, mine.answers[question]);
    }
    offerFilter(fieldset);
  }
  showProgress(id);
  need(screen, "button[type=submit]").removeAttribute("disabled");
  need(screen, "[data-action=back]").hidden = place().depth === 0 && !previous(id);
  need(screen, "[data-after-step]").replaceChildren(...createAnswers(givenAnswers(id)));
  showIntroduction(place().depth === 0 && Object.keys(mine.answers).length === 0);
}

/** @param {string} id */
function onScreen(id) {
  return [id, ...(mine.path.find(({ question }) => question === id)?.together ?? [])];
}

/** @returns {HTMLFieldSetElement[]} the questions shown, the leading one first */
function fieldsets() {
  return [...screen.querySelectorAll("fieldset")];
}

/** @param {boolean} shown */
function showIntroduction(shown) {
  for (const text of document.querySelectorAll(".intro")) {
    text.toggleAttribute("hidden", !shown);
  }
}

/** @param {string} id */
function showProgress(id) {
  const progress = need(screen, "[data-progress]");
  const step = mine.path.find(({ question }) => question === id);
  progress.hidden = !step;
  if (!step) {
    return;
  }
  const { position, total } = step;
  const requirement = requirements[role]?.[step.requirement];
  need(progress, "p").textContent = say("page.say.progress", { position, total, requirement });
  const bar = /** @type {HTMLProgressElement} */ (need(progress, "progress"));
  bar.max = total;
  bar.value = position;
}

/**
 * @param {string} at the question to leave out, or "result"
 * @returns {{question: string, asked: string, answer: string}[]} in the words of the page
 */
function givenAnswers(at) {
  return mine.path
    .map(({ question }) => question)
    .filter((question) => question !== at && mine.answers[question] !== undefined)
    .map((question) => ({
      question,
      asked: shortName(question),
      answer: describe(question, mine.answers[question] ?? "", locale),
    }));
}

/**
 * @param {ReturnType<typeof givenAnswers>} given
 * @returns {HTMLElement[]} the list of the answers so far, if there are any
 */
function createAnswers(given) {
  if (given.length === 0) {
    return [];
  }
  const answers = part("answers");
  fill(answers, { number: given.length });
  each(answers, "answers", given, fillAnswer);
  return [answers];
}

/**
 * @param {string} id
 * @returns {string} what was asked before it, if anything
 */
function previous(id) {
  const index = mine.path.findIndex(({ question }) => question === id);
  const first = routes.length > 1 && id !== ROUTE ? ROUTE : "";
  return mine.path[index - 1]?.question ?? first;
}

/**
 * @param {Result} assessment
 * @param {boolean} focus
 */
function showResult(assessment, focus) {
  Object.assign(mine.answers, assessment.answers);
  const result = createResult(assessment, locale);
  const given = givenAnswers(RESULT);
  need(result, ".result__onward").before(...createAnswers(given));
  writeSummary(summarise(assessment, given));
  const link = /** @type {HTMLInputElement} */ (need(result, "[data-answers-link]"));
  link.value = linkWith(assessment.answers);
  need(result, "[data-action=copy]").hidden = !navigator.clipboard;
  showScreen(result, focus);
  showIntroduction(false);
}

/** @param {string} cause */
function showFailure(cause) {
  const failure = part("failure");
  keep(failure, "data-cause", cause);
  showScreen(failure, true);
}

/**
 * Goes to where the answers lead: the first question without an answer, or the result.
 *
 * @param {Recording} recording
 * @param {boolean} [focus]
 */
async function proceed(recording, focus = true) {
  turn += 1;
  const mineTurn = turn;
  const opening = openings[route];
  if (!opening) {
    record(ROUTE, recording);
    showQuestion(ROUTE, focus);
    return;
  }
  const wait = runtime.state === "ready" ? PATIENCE : 0;
  const waiting = setTimeout(() => showScreen(part("loading"), focus), wait);
  try {
    const { path, assessment } = await follow(opening, mine.answers, ask);
    if (turn !== mineTurn) {
      return;
    }
    mine.path = path;
    record(assessment ? RESULT : (path.at(-1)?.question ?? ""), recording);
    if (assessment) {
      showResult(assessment, focus);
    } else {
      showQuestion(mine.at, focus);
    }
    save();
  } catch (error) {
    if (!(error instanceof SelfcheckError)) {
      throw error;
    }
    if (turn === mineTurn) {
      refuse(error, recording);
    }
  } finally {
    clearTimeout(waiting);
  }
}

/**
 * @param {SelfcheckError} error
 * @param {Recording} recording
 */
function refuse({ kind, question = "", reason }, recording) {
  const answer = mine.answers[question];
  if (kind !== "answer" || answer === undefined) {
    showFailure(kind);
    return;
  }
  delete mine.answers[question];
  if (canSay(`page.error.${reason}`)) {
    record(question, recording);
    showQuestion(question, true);
    const fieldset = need(screen, "fieldset");
    showAnswer(fieldset, answer);
    complain(fieldset, `${reason}`);
  } else {
    notice.textContent = say("page.say.dropped");
    proceed(recording);
  }
}

/**
 * @param {HTMLElement} fieldset
 * @param {string} reason
 */
function complain(fieldset, reason) {
  showError(fieldset, reason);
  const heading = need(fieldset, "h2").textContent;
  document.title = say("page.say.title_with_error", { heading, page: pageTitle });
}

/**
 * Shows a question that was asked before, or goes on if it is not one.
 *
 * @param {string} at
 * @param {Recording} recording
 * @param {boolean} [focus]
 */
function go(at, recording, focus = true) {
  if (at === ROUTE && routes.length > 1) {
    route = "";
    mine = readCase(route);
  } else if (mine.path.some(({ question }) => question === at)) {
    turn += 1;
    record(at, recording);
    showQuestion(at, focus);
    return;
  }
  proceed(recording, focus);
}

/**
 * Takes up the case where address, history and storage left it.
 *
 * @param {boolean} focus
 */
function resume(focus) {
  const { searchParams } = new URL(location.href);
  answerFor(searchParams.get("for") === EMPLOYER ? EMPLOYER : readRole());
  route = routeOfAddress();
  mine = readCase(route);
  const linked = takeLinkedAnswers();
  if (linked && route) {
    mine = { answers: /** @type {Answers} */ (linked), path: [], at: "" };
  }
  for (const [id, answer] of Object.entries(mine.answers)) {
    if (!isKnown(id, answer)) {
      delete mine.answers[id];
      notice.textContent = say("page.say.dropped");
    }
  }
  if (mine.path.some(({ question }) => !shortName(question))) {
    mine.path = [];
  }
  go(linked ? "" : place().at || mine.at, "replace", focus);
}

/**
 * Takes the answers on the screen. The leading question needs one; what is left out of the
 * others is asked again by itself.
 */
function submit() {
  notice.textContent = "";
  for (const [index, fieldset] of fieldsets().entries()) {
    const { question = "", type } = fieldset.dataset;
    const read = readAnswer(fieldset);
    clearError(fieldset);
    if ("answer" in read) {
      take(question, read.answer);
    } else if (index === 0 || read.error !== type) {
      complain(fieldset, read.error);
      return;
    }
  }
  proceed("push");
}

/**
 * @param {string} question
 * @param {Answers[string]} answer
 */
function take(question, answer) {
  if (question === ROUTE) {
    route = `${answer}`;
    mine = readCase(route);
  } else {
    mine.answers[question] = answer;
    save();
    writeSummary("");
  }
}

/** @param {string} chosen "employer", or empty for oneself */
function answerFor(chosen) {
  role = chosen;
  writeRole(role);
  speak(role);
  for (const box of document.querySelectorAll("[data-role-switch]")) {
    /** @type {HTMLInputElement} */ (box).checked = role !== "";
  }
}

function back() {
  if (place().depth > 0) {
    history.back();
  } else {
    const at = need(screen, "fieldset").dataset.question ?? "";
    go(previous(at), "replace");
  }
}

/** @param {boolean} asked whether to ask for the confirmation, or to take it back */
function askToClear(asked) {
  const restart = need(screen, "[data-restart]");
  const button = need(restart, "[data-action=restart]");
  const confirmation = need(restart, "[data-confirm]");
  button.hidden = asked;
  confirmation.hidden = !asked;
  (asked ? confirmation : button).focus();
}

function clear() {
  clearCases();
  notice.textContent = "";
  route = routes.length > 1 ? "" : route;
  mine = readCase(route);
  proceed("push");
}

async function copyLink() {
  const link = /** @type {HTMLInputElement} */ (need(screen, "[data-answers-link]"));
  link.select();
  await navigator.clipboard.writeText(link.value);
  need(screen, "[data-copied]").textContent = say("page.say.copied");
}

/** @type {Record<string, (button: HTMLElement) => void>} by `data-action` */
const actions = {
  back,
  change: ({ dataset }) => go(dataset.change ?? "", "push"),
  retry: () => void proceed("push"),
  restart: () => askToClear(true),
  keep: () => askToClear(false),
  clear,
  copy: () => void copyLink(),
  print: () => print(),
  "to-field": (link) => need(document, link.getAttribute("href") ?? "").focus(),
};

/** Loads Python beforehand, where the line is good enough to do so unasked. */
function startWhenIdle() {
  const { connection } =
    /** @type {{connection?: {saveData?: boolean, effectiveType?: string}}} */ (navigator);
  if (connection?.saveData || /^(slow-)?[23]g$/.test(connection?.effectiveType ?? "")) {
    return;
  }
  // Safari has no idle callbacks.
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  whenIdle(() => start());
}

function start() {
  runtime.start().catch(() => {
    // Whoever needs it will ask again, and be told.
  });
}

for (const sign of ["pointerover", "pointerdown", "focusin", "input"]) {
  section.addEventListener(sign, start, { once: true, passive: true });
}
if (document.readyState === "complete") {
  startWhenIdle();
} else {
  addEventListener("load", startWhenIdle);
}

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.matches("[data-role-switch]")) {
    answerFor(target.checked ? EMPLOYER : "");
    proceed("replace", false);
  }
});

section.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});

section.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-action]") : null;
  if (button instanceof HTMLElement) {
    actions[button.dataset.action ?? ""]?.(button);
  }
});

section.addEventListener("input", ({ target }) => {
  if (!(target instanceof HTMLInputElement)) {
    return;
  }
  if (target.closest("[data-filter]")) {
    applyFilter(target);
  } else {
    settle(target);
  }
});

section.addEventListener("click", (event) => {
  // The link to a field moves the focus; it is no place to come back to.
  if (event.target instanceof Element && event.target.closest("a[data-action]")) {
    event.preventDefault();
  }
});

section.addEventListener("keydown", (event) => {
  // Enter in the filter would send the question off without an answer.
  if (event.key === "Enter" && event.target instanceof Element) {
    if (event.target.closest("[data-filter]")) {
      event.preventDefault();
    }
  }
});

addEventListener("popstate", ({ state }) => {
  if (state?.selfcheck) {
    resume(true);
  }
});

addEventListener("hashchange", () => {
  if (location.hash.startsWith("#answers=")) {
    resume(true);
  }
});

addEventListener("pageshow", ({ persisted }) => {
  // Another page, or the other language, may have changed the answers meanwhile.
  if (persisted) {
    resume(false);
  }
});

let fold = () => {};
addEventListener("beforeprint", () => {
  fold = unfold(screen);
});
addEventListener("afterprint", () => fold());

resume(false);
