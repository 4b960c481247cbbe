/** One question on the page: its answer in and out of the fields, its errors, its filter. */

import { copy, fill, need, part, say } from "./elements.mjs";

/** @typedef {import("./state.mjs").Answers} Answers */

const EXCLUSIVE = ["none", "not_sure"];

/** The wording in use, as of `data-variant`; empty for the plain one. */
let variant = "";

/** @param {string} chosen a `data-variant`, or empty */
export function speak(chosen) {
  variant = chosen;
}

/** @param {string} id */
function selector(id) {
  const of = `template[data-question-template="${CSS.escape(id)}"]`;
  const own = `${of}[data-variant="${CSS.escape(variant)}"]`;
  return document.querySelector(own) ? own : `${of}:not([data-variant])`;
}

/** @param {string} id */
function template(id) {
  const found = document.querySelector(selector(id));
  return found instanceof HTMLTemplateElement ? found : null;
}

/**
 * @param {string} id
 * @returns {HTMLElement} a fresh fieldset of the question
 */
export function createQuestion(id) {
  return need(copy(selector(id)), "fieldset");
}

/** @param {string} id */
export function shortName(id) {
  return template(id)?.dataset.short ?? "";
}

/** @param {ParentNode} root */
function inputs(root) {
  return /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("input[name]")]);
}

/** @param {HTMLInputElement} input */
function isChoice(input) {
  return input.type === "radio" || input.type === "checkbox";
}

/** @param {ParentNode} root */
function entry(root) {
  return inputs(root).find((input) => !isChoice(input));
}

/** @returns {import("./link.mjs").Questions} all that the page can ask */
export function allQuestions() {
  const templates = document.querySelectorAll("template[data-question-template]");
  const questions = [...templates].map((found) => {
    const { content } = /** @type {HTMLTemplateElement} */ (found);
    const { question = "", type = "" } = need(content, "fieldset").dataset;
    const options = inputs(content)
      .filter(isChoice)
      .map((input) => input.value);
    return [question, { type, options }];
  });
  return Object.fromEntries(questions);
}

/**
 * @param {string} id
 * @param {unknown} answer
 * @returns {boolean} whether the question is there and has such options; numbers and dates
 *   are left to the rules
 */
export function isKnown(id, answer) {
  const question = template(id)?.content;
  if (!question) {
    return false;
  }
  const options = inputs(question)
    .filter(isChoice)
    .map((input) => input.value);
  if (need(question, "fieldset").dataset.type === "multi") {
    return (
      Array.isArray(answer) && answer.length > 0 && answer.every((one) => options.includes(one))
    );
  }
  if (entry(question)) {
    return typeof answer === "string" || typeof answer === "number";
  }
  return typeof answer === "string" && options.includes(answer);
}

/**
 * @param {string} id
 * @param {Answers[string]} answer
 * @param {string} locale
 * @returns {string} the answer as the reader would say it
 */
export function describe(id, answer, locale) {
  const question = template(id)?.content;
  if (!question) {
    return "";
  }
  const chosen = [answer].flat().map(String);
  const labels = [...question.querySelectorAll("label")].filter((label) => {
    const input = question.querySelector(`input[id="${CSS.escape(label.htmlFor)}"]`);
    return input instanceof HTMLInputElement && isChoice(input) && chosen.includes(input.value);
  });
  if (labels.length > 0) {
    const texts = labels.map((label) => label.textContent?.trim() ?? "");
    return new Intl.ListFormat(locale).format(texts);
  }
  const { type, amount, amountOne } = need(question, "fieldset").dataset;
  if (type === "date") {
    return formatDay(`${answer}`, locale);
  }
  const number = `${answer}`.normalize("NFKC").trim();
  return ((number === "1" && amountOne) || amount || "{number}").replace("{number}", number);
}

/**
 * @param {string} day ISO date
 * @param {string} locale
 * @returns {string} the date in words, or what came in if it is none
 */
export function formatDay(day, locale) {
  const date = new Date(day);
  return Number.isNaN(date.getTime())
    ? day
    : new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(date);
}

/**
 * @param {HTMLElement} fieldset
 * @returns {{answer: Answers[string]} | {error: string}} an error as of `page.error`
 */
export function readAnswer(fieldset) {
  const type = fieldset.dataset.type ?? "";
  const chosen = inputs(fieldset)
    .filter((input) => isChoice(input) && input.checked)
    .map((input) => input.value);
  if (type === "multi") {
    return chosen.length > 0 ? { answer: chosen } : { error: type };
  }
  if (chosen[0] !== undefined) {
    return { answer: chosen[0] };
  }
  const field = entry(fieldset);
  if (field?.validity.badInput) {
    return { error: "not_a_date" };
  }
  if (field?.validity.rangeUnderflow || field?.validity.rangeOverflow) {
    return { error: "out_of_range" };
  }
  if (field?.value.trim()) {
    return { answer: field.value };
  }
  return { error: fieldset.dataset.question === "route" ? "route" : type };
}

/**
 * @param {HTMLElement} fieldset
 * @param {Answers[string] | undefined} answer
 */
export function showAnswer(fieldset, answer) {
  const chosen = [answer].flat().map(String);
  for (const input of inputs(fieldset)) {
    if (isChoice(input)) {
      input.checked = chosen.includes(input.value);
    } else {
      input.value = answer === undefined || answer === "not_sure" ? "" : `${answer}`;
    }
  }
}

/**
 * Keeps "none" and "not sure" apart from all other answers of the question.
 *
 * @param {HTMLInputElement} changed
 */
export function settle(changed) {
  const fieldset = changed.closest("fieldset[data-question]");
  if (!fieldset || !changed.name || (isChoice(changed) && !changed.checked)) {
    return;
  }
  const alone = isChoice(changed) && EXCLUSIVE.includes(changed.value);
  for (const other of inputs(fieldset)) {
    if (other === changed || other.type === "radio") {
      continue;
    }
    if (!isChoice(other)) {
      other.value = "";
    } else if (alone || EXCLUSIVE.includes(other.value)) {
      other.checked = false;
    }
  }
}

/**
 * Shows the error beside the field.
 *
 * @param {HTMLElement} fieldset
 * @param {string} reason as of `page.error`
 * @returns {{error: string, target: HTMLInputElement | undefined}} what it says, and the field
 */
export function markError(fieldset, reason) {
  clearError(fieldset);
  const { question = "", minimum, maximum } = fieldset.dataset;
  const error = say(`page.error.${reason}`, {
    limit: reason === "too_small" ? minimum : maximum,
  });
  const beside = part("error");
  beside.id = `error-${question}`;
  fill(beside, { error });
  const described = fieldset.getAttribute("aria-describedby");
  fieldset.setAttribute("aria-describedby", described ? `${described} ${beside.id}` : beside.id);
  const field = entry(fieldset);
  field?.setAttribute("aria-invalid", "true");
  field?.setAttribute("aria-describedby", beside.id);
  const first = fieldset.querySelector("[data-filter], .entry, .choice-group, .choice");
  first?.before(beside);
  return { error, target: field ?? inputs(fieldset)[0] };
}

/**
 * Shows the error above the step and beside the field, and moves the focus to the summary.
 *
 * @param {HTMLElement} fieldset
 * @param {string} reason as of `page.error`
 */
export function showError(fieldset, reason) {
  const { error, target } = markError(fieldset, reason);
  const summary = part("error-summary");
  fill(summary, { error });
  need(summary, "a").setAttribute("href", `#${target?.id}`);
  fieldset.closest("form")?.before(summary);
  summary.focus();
}

/** @param {HTMLElement} fieldset */
export function clearError(fieldset) {
  const beside = fieldset.querySelector(".field-error");
  if (!beside) {
    return;
  }
  const described = fieldset.getAttribute("aria-describedby")?.split(" ") ?? [];
  const left = described.filter((id) => id !== beside.id).join(" ");
  fieldset.toggleAttribute("aria-describedby", Boolean(left));
  if (left) {
    fieldset.setAttribute("aria-describedby", left);
  }
  beside.remove();
  const field = entry(fieldset);
  field?.removeAttribute("aria-invalid");
  field?.removeAttribute("aria-describedby");
  fieldset.closest("[data-screen]")?.querySelector(".error-summary")?.remove();
}

/** @param {HTMLElement} fieldset */
export function offerFilter(fieldset) {
  const filter = fieldset.querySelector("[data-filter]");
  if (filter instanceof HTMLElement) {
    filter.hidden = false;
  }
}

/**
 * Hides the options that do not hold all the words typed. What is chosen, and the answers for
 * those who find nothing, stay.
 *
 * @param {HTMLInputElement} field
 */
export function applyFilter(field) {
  const fieldset = field.closest("fieldset");
  if (!fieldset) {
    return;
  }
  const words = fold(field.value).split(/\s+/).filter(Boolean);
  let matches = 0;
  for (const group of fieldset.querySelectorAll(".choice-group")) {
    const heading = fold(group.querySelector("h3")?.textContent ?? "");
    let visible = 0;
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (group.querySelectorAll(".choice"))) {
      const input = /** @type {HTMLInputElement} */ (need(row, "input"));
      // The ids are English words: they let a reader of Japanese type those too.
      const text = `${heading} ${fold(row.textContent ?? "")} ${input.value.replaceAll("_", " ")}`;
      const found = words.every((word) => text.includes(word));
      row.hidden = !(found || input.checked || input.value === "other");
      matches += found ? 1 : 0;
      visible += row.hidden ? 0 : 1;
    }
    /** @type {HTMLElement} */ (group).hidden = visible === 0;
  }
  const status = need(fieldset, "[data-filter] [role=status]");
  if (words.length === 0) {
    status.textContent = "";
  } else if (matches === 0) {
    status.textContent = say("page.say.no_match");
  } else {
    const key = matches === 1 ? "page.say.matches.one" : "page.say.matches";
    status.textContent = say(key, { number: matches });
  }
}

/**
 * @param {string} text
 * @returns {string} the same for any width and case of letters, and for both kinds of kana
 */
function fold(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .trim();
}
