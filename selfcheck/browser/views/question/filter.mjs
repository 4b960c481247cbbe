/** The filter of a long list: everyday words find an occupation. */

import { find, findAll } from "../../parts/find.mjs";
import { textOf } from "../../parts/text.mjs";
import { say } from "../words.mjs";

/** Letters with which a word is looked for at the start of words; any other sign, anywhere. */
const LATIN = /^[a-z0-9]/;
/** So short a word is taken for a whole one, where there is such a one. */
const SHORT = 2;

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

/**
 * @param {string} text folded
 * @param {string} word folded
 * @param {boolean} whole whether a Latin word has to end where the word looked for ends
 */
function holds(text, word, whole) {
  if (!LATIN.test(word)) {
    return text.includes(word);
  }
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(^|[^a-z0-9])${escaped}${whole ? "($|[^a-z0-9])" : ""}`).test(text);
}

/**
 * Which of the texts hold all the words typed. Latin words are looked for at the start of words,
 * Japanese ones anywhere, as Japanese puts no spaces between them.
 *
 * @param {readonly string[]} texts
 * @param {string} typed
 * @returns {boolean[]}
 */
export function matching(texts, typed) {
  const folded = texts.map(fold);
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const found = folded.map(() => true);
  for (const word of words) {
    const whole =
      LATIN.test(word) && word.length <= SHORT && folded.some((text) => holds(text, word, true));
    for (const [index, text] of folded.entries()) {
      found[index] = found[index] === true && holds(text, word, whole);
    }
  }
  return found;
}

/**
 * Hides the options that do not fit what is typed. What is chosen, and the answers for those who
 * find nothing, stay.
 *
 * @param {HTMLInputElement} field
 */
export function applyFilter(field) {
  const fieldset = field.closest("fieldset");
  if (!fieldset) {
    return;
  }
  const rows = findAll(fieldset, ".choice-group .choice");
  const texts = rows.map((row) => {
    const group = find(/** @type {HTMLElement} */ (row.closest(".choice-group")), "h3");
    return `${textOf(group)} ${textOf(row)} ${row.dataset.words ?? ""}`;
  });
  const found = matching(texts, field.value);
  for (const [index, row] of rows.entries()) {
    const input = find(row, "input", HTMLInputElement);
    row.hidden = !(found[index] || input.checked || input.value === "other");
  }
  for (const group of findAll(fieldset, ".choice-group")) {
    group.hidden = !findAll(group, ".choice").some((row) => !row.hidden);
  }
  find(fieldset, "[data-filter] [role=status]").textContent = told(
    field.value.trim() === "" ? null : found.filter(Boolean).length,
  );
}

/** @param {number | null} number how many fit, or null where nothing is typed */
function told(number) {
  if (number === null) {
    return "";
  }
  if (number === 0) {
    return say("page.say.no_match");
  }
  return say(number === 1 ? "page.say.matches.one" : "page.say.matches", { number });
}

/** @param {ParentNode} fieldset whose filter is of use now that a script can hear it */
export function offerFilter(fieldset) {
  for (const filter of findAll(fieldset, "[data-filter]")) {
    filter.hidden = false;
  }
}
