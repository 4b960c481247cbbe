/** The questions that the page holds: their fields, names and answers in words. */

import { find, findAll } from "../../parts/find.mjs";
import { copy } from "../templates.mjs";
import { formatDay } from "../words.mjs";
import { choicesIn, EXCLUSIVE, entryIn } from "./fields.mjs";

/** @typedef {import("../../store/store.mjs").Answers} Answers */

/**
 * @param {string} id
 * @param {string} role for whose wording it is
 */
function selector(id, role) {
  const of = `template[data-question-template="${CSS.escape(id)}"]`;
  const own = `${of}[data-variant="${CSS.escape(role)}"]`;
  return document.querySelector(own) ? own : `${of}:not([data-variant])`;
}

/**
 * @param {string} id
 * @param {string} [role]
 */
function template(id, role = "") {
  const found = document.querySelector(selector(id, role));
  return found instanceof HTMLTemplateElement ? found : null;
}

/**
 * @param {string} id
 * @param {string} role
 * @returns {HTMLElement} a fresh fieldset of the question
 */
export function createQuestion(id, role) {
  return find(copy(selector(id, role)), "fieldset");
}

/**
 * @param {string} id
 * @param {string} role
 * @returns {string} empty if the page does not hold the question
 */
export function shortName(id, role) {
  return template(id, role)?.dataset.short ?? "";
}

/** Of a question with more options only those are likely that stand alone. */
const MANY = 8;

/** @returns {import("../../navigation/foresight.mjs").Asked} all that the page can ask, read when used */
export function allQuestions() {
  const questions = {};
  for (const asked of findAll(document, "template[data-question-template]", HTMLTemplateElement)) {
    const id = asked.dataset.questionTemplate ?? "";
    const get = () => {
      const { type = "" } = find(asked.content, "fieldset").dataset;
      const options = choicesIn(asked.content).map(({ value }) => value);
      const alone = options.filter((option) => EXCLUSIVE.includes(option));
      return { type, options, likely: options.length > MANY ? alone : options };
    };
    Object.defineProperty(questions, id, { get, enumerable: true, configurable: true });
  }
  return questions;
}

/**
 * @param {string} id
 * @param {unknown} answer
 * @returns {boolean} whether the question is there and has such options; numbers and dates
 *   are left to the rules
 */
export function isKnown(id, answer) {
  const content = template(id)?.content;
  if (!content) {
    return false;
  }
  const options = choicesIn(content).map(({ value }) => value);
  if (find(content, "fieldset").dataset.type === "multi") {
    return (
      Array.isArray(answer) && answer.length > 0 && answer.every((one) => options.includes(one))
    );
  }
  if (entryIn(content)) {
    return typeof answer === "string" || typeof answer === "number";
  }
  return typeof answer === "string" && options.includes(answer);
}

/**
 * @param {string} id
 * @param {Answers[string]} answer
 * @param {string} locale
 * @param {string} role
 * @returns {string} the answer as the reader would say it
 */
export function describe(id, answer, locale, role) {
  const content = template(id, role)?.content;
  if (!content) {
    return "";
  }
  const chosen = [answer].flat().map(String);
  const texts = choicesIn(content)
    .filter(({ value }) => chosen.includes(value))
    .map((input) => content.querySelector(`label[for="${CSS.escape(input.id)}"] [data-name]`))
    .map((name) => name?.textContent?.trim() ?? "");
  if (texts.length > 0) {
    return new Intl.ListFormat(locale).format(texts);
  }
  const { type, amount, amountOne } = find(content, "fieldset").dataset;
  if (type === "date") {
    return formatDay(`${answer}`, locale);
  }
  const number = `${answer}`.normalize("NFKC").trim();
  return ((number === "1" && amountOne) || amount || "{number}").replace("{number}", number);
}
