// @ts-check
/** Says what is missing, wrong or too long, and stops saying so as soon as it no longer holds. */

import { markField, showProblems } from "../../../selfcheck/browser/parts/errors.mjs";
import { find } from "../../../selfcheck/browser/parts/find.mjs";
import { isChoice, isField, limitedFields, wrappersOf } from "./fields.mjs";

/** From so much of its limit on, a text is told how long it is. */
const NEARLY = 0.8;
/** What shows as nothing: spaces of every kind, and signs without width. */
const INVISIBLE = /[\s\p{Cf}\p{Cc}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** @typedef {import("./fields.mjs").Field} Field */

export class Checking {
  /**
   * @param {HTMLFormElement} form
   * @param {Record<string, string>} texts
   */
  constructor(form, texts) {
    this.form = form;
    this.texts = texts;
    this.problem = find(form, "[data-problem]", HTMLElement);
    this.failure = find(form, "[data-failure]", HTMLElement);
    this.title = document.title;
    /** The address that the reader was asked about. */
    this.doubted = "";
  }

  /** Browsers would cut off what is pasted, without a word. */
  takeLimits() {
    for (const field of limitedFields(this.form)) {
      field.dataset.limit = String(field.maxLength);
      field.removeAttribute("maxlength");
    }
  }

  /** Shows what is missing or wrong. */
  isComplete() {
    const problems = wrappersOf(this.form).flatMap((wrapper) => {
      const field = wrapper.querySelector("input, select, textarea");
      const text = isField(field) && problemOf(wrapper, field, this.doubted);
      return text ? [{ wrapper, field, text }] : [];
    });
    this.doubted = find(this.form, "[type=email]", HTMLInputElement).value;
    this.show(problems);
    return !problems.length;
  }

  /** @param {{wrapper: HTMLElement, field: Field, text: string}[]} problems */
  show(problems) {
    const texts = new Map(problems.map(({ wrapper, text }) => [wrapper, text]));
    for (const wrapper of wrappersOf(this.form)) showError(wrapper, texts.get(wrapper));
    document.title = (problems.length ? this.texts.title_error : "") + this.title;
    if (problems.length) this.failure.hidden = true;
    showProblems(this.problem, problems);
  }

  /** An error goes as soon as it no longer holds; none appears while somebody types. */
  ease() {
    for (const wrapper of wrappersOf(this.form)) {
      const field = wrapper.querySelector("input, select, textarea");
      if (isField(field) && !problemOf(wrapper, field)) showError(wrapper, undefined);
    }
  }

  /** Tells how long a text is, where it comes near what is taken. */
  count() {
    for (const field of limitedFields(this.form)) {
      const place = field.closest("[data-field]")?.querySelector("[data-count]");
      if (place instanceof HTMLElement) {
        const near = field.value.length > NEARLY * Number(field.dataset.limit);
        place.textContent = near ? withLength(field, this.texts.length ?? "") : "";
      }
    }
  }
}

/**
 * @param {HTMLElement} wrapper
 * @param {Field} field
 * @param {string} [confirmed] an address that may be unusual
 */
function problemOf(wrapper, field, confirmed) {
  const { validity } = field;
  const blank = field.required && !isChoice(field) && !field.value.replace(INVISIBLE, "");
  if (validity.valueMissing || blank) return wrapper.dataset.missing;
  if (isTooLong(field)) return withLength(field, wrapper.dataset.long ?? "");
  if (!validity.valid) return wrapper.dataset.invalid;
  const doubtful = field.type === "email" && !/@.*\./.test(field.value);
  return doubtful && field.value !== confirmed ? wrapper.dataset.doubtful : undefined;
}

/** @param {Field} field */
function isTooLong({ value, dataset }) {
  return value.length > Number(dataset.limit ?? Number.POSITIVE_INFINITY);
}

/** @param {Field} field @param {string} text @returns {string} how long it is, and may be */
function withLength(field, text) {
  const number = new Intl.NumberFormat(document.documentElement.lang);
  return text
    .replace("{length}", number.format(field.value.length))
    .replace("{limit}", number.format(Number(field.dataset.limit)));
}

/** @param {HTMLElement} wrapper @param {string | undefined} text */
function showError(wrapper, text) {
  const place = wrapper.querySelector("[data-error]");
  if (!place) return;
  place.textContent = text ?? "";
  wrapper.classList.toggle("field--wrong", Boolean(text));
  for (const field of wrapper.querySelectorAll("input:not([type=radio]), select, textarea")) {
    if (isField(field)) markField(field, Boolean(text));
  }
}
