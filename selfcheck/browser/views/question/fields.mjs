/** An answer in and out of a question's fields, and what is wrong with it. */

import { markField } from "../../parts/errors.mjs";
import { findAll } from "../../parts/find.mjs";
import { fill, part } from "../templates.mjs";
import { say } from "../words.mjs";

/** @typedef {import("../../store/store.mjs").Answers} Answers */

/** Options that stand alone. */
export const EXCLUSIVE = ["none", "not_sure"];

/** @param {HTMLInputElement} input */
function isChoice(input) {
  return input.type === "radio" || input.type === "checkbox";
}

/** @param {ParentNode} root */
function inputsIn(root) {
  return findAll(root, "input[name]", HTMLInputElement);
}

/**
 * @param {ParentNode} root a question
 * @returns {HTMLInputElement[]} its radios or checkboxes
 */
export function choicesIn(root) {
  return inputsIn(root).filter(isChoice);
}

/**
 * @param {ParentNode} root a question
 * @returns {HTMLInputElement | undefined} its field for a number or a date
 */
export function entryIn(root) {
  return inputsIn(root).find((input) => !isChoice(input));
}

/**
 * @param {HTMLElement} fieldset
 * @returns {{answer: Answers[string]} | {error: string}} an error as of `page.error`
 */
export function readAnswer(fieldset) {
  const { question = "", type = "" } = fieldset.dataset;
  const chosen = choicesIn(fieldset)
    .filter(({ checked }) => checked)
    .map(({ value }) => value);
  if (type === "multi") {
    return chosen.length > 0 ? { answer: chosen } : { error: type };
  }
  if (chosen[0] !== undefined) {
    return { answer: chosen[0] };
  }
  const field = entryIn(fieldset);
  if (field?.validity.badInput) {
    return { error: "not_a_date" };
  }
  if (field?.validity.rangeUnderflow || field?.validity.rangeOverflow) {
    return { error: "out_of_range" };
  }
  if (field?.value.trim()) {
    return { answer: field.value };
  }
  return { error: ["role", "route"].includes(question) ? question : type };
}

/**
 * @param {HTMLElement} fieldset
 * @returns {boolean} whether nothing was chosen or typed
 */
export function isEmpty(fieldset) {
  const field = entryIn(fieldset);
  return (
    !choicesIn(fieldset).some(({ checked }) => checked) &&
    !(field?.value || field?.validity.badInput)
  );
}

/**
 * @param {HTMLElement} fieldset
 * @param {Answers[string] | undefined} answer
 */
export function showAnswer(fieldset, answer) {
  const chosen = [answer].flat().map(String);
  for (const input of inputsIn(fieldset)) {
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
  for (const other of inputsIn(fieldset)) {
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
 * Says once, beside the field, what is wrong, and moves the focus there.
 *
 * @param {HTMLElement} fieldset
 * @param {string} reason as of `page.error`
 */
export function showError(fieldset, reason) {
  clearError(fieldset);
  const { question = "", minimum, maximum } = fieldset.dataset;
  const beside = part("error");
  beside.id = `error-${question}`;
  fill(beside, {
    error: say(`page.error.${reason}`, { limit: reason === "too_small" ? minimum : maximum }),
  });
  const described = fieldset.getAttribute("aria-describedby");
  fieldset.setAttribute("aria-describedby", described ? `${described} ${beside.id}` : beside.id);
  const field = entryIn(fieldset);
  if (field) {
    markField(field, true);
    field.setAttribute("aria-describedby", beside.id);
  }
  fieldset.querySelector("[data-filter], .entry, .choice-group, .choice")?.before(beside);
  (field ?? choicesIn(fieldset)[0])?.focus({ preventScroll: true });
  beside.scrollIntoView({ block: "center" });
}

/** @param {HTMLElement} fieldset */
export function clearError(fieldset) {
  const beside = fieldset.querySelector(".field-error");
  if (!beside) {
    return;
  }
  const described = fieldset.getAttribute("aria-describedby")?.split(" ") ?? [];
  const left = described.filter((id) => id !== beside.id).join(" ");
  if (left) {
    fieldset.setAttribute("aria-describedby", left);
  } else {
    fieldset.removeAttribute("aria-describedby");
  }
  beside.remove();
  const field = entryIn(fieldset);
  if (field) {
    markField(field, false);
    field.removeAttribute("aria-describedby");
  }
}
