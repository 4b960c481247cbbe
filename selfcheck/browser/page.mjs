/**
 * The questionnaire: shows one question at a time, asks the rules what comes next, and shows
 * the result. The page knows ids and words; the rules know what they mean.
 */

import { createCalendar, prepare } from "./calendar.mjs";
import { canSay, copy, data, each, fill, keep, need, part, say } from "./elements.mjs";
import { follow, openingsOn } from "./path.mjs";
import { countTicks, difference, fillAsks, showTicks } from "./plan.mjs";
import {
  allQuestions,
  applyFilter,
  clearError,
  createQuestion,
  describe,
  formatDay,
  isKnown,
  markError,
  offerFilter,
  readAnswer,
  settle,
  shortName,
  showAnswer,
  showError,
  speak,
} from "./question.mjs";
import { isOutdated, watch } from "./release.mjs";
import { asText, createResult, fillAnswer, scaleForPaper, summarise, unfold } from "./result.mjs";
import { createRuntime, SelfcheckError } from "./runtime.mjs";
import {
  clearCases,
  isLinked,
  keeps,
  linkWith,
  readCase,
  readRole,
  takeLinked,
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

/** @type {Record<string, Record<string, string>>} names of requirements, by role */
const requirements = data("data-requirements");
const section = need(document, "[data-selfcheck]");
/** By route. */
const openings = openingsOn(data("data-openings"), today());
const routes = Object.keys(openings);
const screen = need(section, "[data-screen]");
const notice = need(section, "[data-notice]");
const { locale = "", worker = "", release = "" } = section.dataset;
const releaseAddress = new URL(section.dataset.releaseAddress ?? "", document.baseURI).href;
const language = section.dataset.language === "ja" ? "ja" : "en";
const pageTitle = document.title;
const questions = allQuestions();

document.documentElement.dataset.selfcheckRuntime = "idle";
const files = JSON.parse(section.dataset.files ?? "[]").map(
  (/** @type {string} */ file) => new URL(file, document.baseURI).href,
);
/** Which part of 1. */
let loaded = 0;
const runtime = createRuntime({
  workerURL: new URL(worker, document.baseURI),
  files,
  onProgress: (part) => {
    loaded = part;
    showLoaded();
  },
  onState: (state) => {
    document.documentElement.dataset.selfcheckRuntime = state;
    if (state === "ready") {
      keepForOffline();
    }
  },
});

/** How much of what the rules need has arrived. */
function showLoaded() {
  for (const bar of section.querySelectorAll("progress[data-loaded]")) {
    /** @type {HTMLProgressElement} */ (bar).value = loaded;
  }
}

/** Has the service worker keep what the worker loads, where it began too late to see it. */
async function keepForOffline() {
  const registration = await navigator.serviceWorker?.ready;
  registration?.active?.postMessage({ type: "CACHE_URLS", payload: { urlsToCache: files } });
  registration?.active?.postMessage({ type: "WORKS", files });
}

/** For whom the answers are given: "employer", or empty for oneself. */
let role = "";
/** The route chosen, if it is. */
let route = "";
/** @type {Case} */
let mine = readCase(route);
/** @type {Result | null} the assessment shown */
let shown = null;
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
  // A link that has just been followed is still to be read.
  if (!isLinked()) {
    address.hash = "";
  }
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
  showScreen(takeResult(assessment), focus);
  showIntroduction(false);
}

/**
 * @param {Result} assessment
 * @returns {HTMLElement} the result, to be shown
 */
function takeResult(assessment) {
  shown = assessment;
  Object.assign(mine.answers, assessment.answers);
  const result = createResult(assessment, locale);
  const given = givenAnswers(RESULT);
  need(result, "[data-findings]").after(...createAnswers(given));
  const told = need(result, "[data-plan-answers]");
  each(told, "told", toldToPlan(), fill);
  result.querySelector("[data-answers] [data-restart]")?.remove();
  writeSummary(summarise(assessment, given));
  need(result, "[data-made]").textContent = madeLine();
  document.documentElement.style.setProperty("--print-scale", `${scaleForPaper(result)}`);
  showTicks(result, mine.ticks);
  showLinks(result);
  if (!need(result, "[data-reminders]").hidden) {
    prepare();
  }
  return result;
}

/** @returns {{asked: string, answer: string}[]} the answers to the plan's questions, in words */
function toldToPlan() {
  const asks = shown?.plan.asks ?? [];
  return asks.flatMap((/** @type {Result} */ { id, text }) =>
    text.answer && mine.answers[id] !== "not_sure"
      ? [{ asked: shortName(id), answer: text.answer }]
      : [],
  );
}

function madeLine() {
  const { origin, pathname } = location;
  return say("page.say.made", { date: formatDay(today(), locale), page: origin + pathname });
}

/** @returns {Answers} the answers that made the assessment and its plan */
function used() {
  const answers = { ...shown?.answers };
  for (const { id } of shown?.plan.asks ?? []) {
    const answer = mine.answers[id];
    if (answer !== undefined) {
      answers[id] = answer;
    }
  }
  return answers;
}

/** @param {ParentNode} result */
function showLinks(result) {
  const link = linkWith(route, used(), mine.ticks, questions);
  /** @type {HTMLInputElement} */ (need(result, "[data-answers-link]")).value = link;
  const other = /** @type {HTMLAnchorElement} */ (need(result, "[data-other-language]"));
  other.search = location.search;
  other.hash = keeps() ? "" : new URL(link).hash;
}

/**
 * Takes an answer to a question of the plan, and renews all but those questions.
 *
 * @param {HTMLElement} fieldset
 */
async function replan(fieldset) {
  const before = shown;
  const { question = "" } = fieldset.dataset;
  const read = readAnswer(fieldset);
  clearError(fieldset);
  if ("answer" in read) {
    mine.answers[question] = read.answer;
  } else if (read.error === fieldset.dataset.type) {
    delete mine.answers[question];
  } else {
    markError(fieldset, read.error);
    return;
  }
  save();
  turn += 1;
  const mineTurn = turn;
  const opening = openings[route];
  if (!opening || !before) {
    return;
  }
  try {
    const { path, assessment } = await follow(opening, mine.answers, ask);
    if (turn !== mineTurn) {
      return;
    }
    mine.path = path;
    if (assessment) {
      renew(assessment);
      need(screen, "[data-plan-said]").textContent = difference(before, assessment);
    } else {
      proceed("push");
    }
  } catch (error) {
    if (!(error instanceof SelfcheckError)) {
      throw error;
    }
    if (turn !== mineTurn) {
      return;
    }
    if (error.kind === "answer" && error.question === question) {
      delete mine.answers[question];
      save();
      markError(fieldset, canSay(`page.error.${error.reason}`) ? `${error.reason}` : "choice");
    } else {
      await refuse(error, "replace");
    }
  }
}

/**
 * Puts a new assessment around the questions of the plan, which stay, and with them the focus.
 *
 * @param {Result} assessment
 */
function renew(assessment) {
  const old = need(screen, "[data-outcome]");
  const open = [...old.querySelectorAll("details[open]")].map(keyOf);
  const fresh = takeResult(assessment);
  for (const details of fresh.querySelectorAll("details")) {
    details.open = open.includes(keyOf(details));
  }
  const kept = need(old, "[data-plan-questions]");
  fillAsks(old, assessment.plan);
  for (const child of [...old.children]) {
    if (child !== kept) {
      child.remove();
    }
  }
  const children = [...fresh.children];
  const middle = children.indexOf(need(fresh, "[data-plan-questions]"));
  kept.before(...children.slice(0, middle));
  kept.after(...children.slice(middle + 1));
  old.dataset.outcome = fresh.dataset.outcome;
}

/**
 * @param {Element} details
 * @returns {string} the same for the same folded text after the plan is renewed
 */
function keyOf(details) {
  const around = details.closest("[data-document], [data-requirement], [data-plan]");
  return `${Object.values(/** @type {HTMLElement | null} */ (around)?.dataset ?? {})} ${details.className}`;
}

/** @param {string} cause */
function showFailure(cause) {
  const failure = part("failure");
  keep(failure, "data-cause", cause);
  keep(failure, "data-kept", `${keeps()}`);
  keep(failure, "data-way", cause === "release" ? "reload" : "retry");
  showScreen(failure, true);
}

/**
 * Files that are gone or not what they should be may be another release's.
 *
 * @param {string} kind of a SelfcheckError
 * @returns {Promise<string>} the cause in the page's words
 */
async function causeOf(kind) {
  const suspect = kind === "gone" || kind === "files" || kind === "unsupported";
  return suspect && (await isOutdated(releaseAddress, release)) ? "release" : kind;
}

/** Loads the page anew, with the answers where storage does not keep them. */
function reload() {
  if (route && !keeps()) {
    location.replace(linkWith(route, mine.answers, mine.ticks, questions));
  }
  location.reload();
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
  const waiting = setTimeout(() => {
    showScreen(part("loading"), focus);
    showLoaded();
  }, wait);
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
async function refuse({ kind, question = "", reason }, recording) {
  const answer = mine.answers[question];
  if (kind !== "answer" || answer === undefined) {
    const mineTurn = turn;
    const cause = await causeOf(kind);
    if (turn === mineTurn) {
      showFailure(cause);
    }
    return;
  }
  delete mine.answers[question];
  const asked = mine.path.some((step) => step.question === question);
  if (asked && canSay(`page.error.${reason}`)) {
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
 * Takes up what the address carries, once the route is known.
 *
 * @returns {boolean} whether there was anything
 */
function takeLink() {
  const linked = route ? takeLinked(route, questions) : null;
  if (linked) {
    const { answers, ticks } = linked;
    mine = { answers, ticks, path: [], at: "" };
    notice.textContent = linked.intact ? "" : say("page.say.link_repaired");
    dropUnknown();
  } else if (isLinked()) {
    notice.textContent = say("page.say.link_without_route");
  }
  return linked !== null;
}

/** Forgets answers that no question takes any more, and says so. */
function dropUnknown() {
  for (const [id, answer] of Object.entries(mine.answers)) {
    if (!isKnown(id, answer)) {
      delete mine.answers[id];
      notice.textContent = say("page.say.dropped");
    }
  }
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
  const linked = takeLink();
  dropUnknown();
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
    takeLink();
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
  answerFor("");
  proceed("push");
}

/** @param {HTMLInputElement} box */
function tick({ value, checked }) {
  const others = mine.ticks.filter((code) => code !== value);
  mine.ticks = checked ? [...others, value] : others;
  save();
  countTicks(screen);
  showLinks(screen);
}

async function copyPlan() {
  const assessment = shown;
  if (assessment) {
    const result = need(screen, "[data-outcome]");
    const rules = need(result, ".result__rules").textContent ?? "";
    const lines = [rules, madeLine()];
    const given = [...givenAnswers(RESULT), ...toldToPlan()];
    const text = asText(result, assessment, given, lines);
    const said = need(screen, "[data-plan-copied]");
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = say("page.say.plan_copied");
    } catch {
      offer(text, "text/plain", `${assessment.route}.txt`);
      said.textContent = say("page.say.plan_saved");
    }
  }
}

/**
 * Offers a file as a download is offered: by a link.
 *
 * @param {string} content
 * @param {string} type
 * @param {string} name
 */
function offer(content, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Offers the plan's days as a file. */
async function remind() {
  const assessment = shown;
  if (assessment) {
    const calendar = await createCalendar(assessment, location.hostname);
    offer(calendar, "text/calendar", `${assessment.route}.ics`);
  }
}

async function copyLink() {
  const link = /** @type {HTMLInputElement} */ (need(screen, "[data-answers-link]"));
  const said = need(screen, "[data-copied]");
  link.select();
  try {
    await navigator.clipboard.writeText(link.value);
    said.textContent = say("page.say.copied");
  } catch {
    said.textContent = say("page.say.copy_failed");
  }
}

/** @type {Record<string, (button: HTMLElement) => void>} by `data-action` */
const actions = {
  back,
  change: ({ dataset }) => go(dataset.change ?? "", "push"),
  retry: () => void proceed("push"),
  reload,
  restart: () => askToClear(true),
  keep: () => askToClear(false),
  clear,
  copy: () => void copyLink(),
  "copy-plan": () => void copyPlan(),
  remind: () => void remind(),
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

section.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement)) {
    return;
  }
  const fieldset = target.closest("[data-plan-questions] fieldset");
  // A year is typed digit by digit: what is out of range so far may be half a year.
  const halfTyped = target.type === "date" && !target.validity.valid;
  if (fieldset instanceof HTMLElement && !halfTyped) {
    void replan(fieldset);
  } else if (target.matches("[data-tick]")) {
    tick(target);
  }
});

section.addEventListener("focusout", ({ target }) => {
  const fieldset = target instanceof Element && target.closest("[data-plan-questions] fieldset");
  if (fieldset && target instanceof HTMLInputElement && !target.validity.valid) {
    void replan(/** @type {HTMLElement} */ (fieldset));
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
  if (isLinked()) {
    resume(true);
  }
});

addEventListener("pageshow", ({ persisted }) => {
  // Another page, or the other language, may have changed the answers meanwhile.
  if (persisted) {
    resume(false);
  }
});

watch(releaseAddress, release, () => {
  notice.replaceChildren(part("renewed"));
});

let fold = () => {};
addEventListener("beforeprint", () => {
  fold = unfold(screen);
});
addEventListener("afterprint", () => fold());

resume(false);
