// @ts-check
/** What is typed, kept in this tab until it is sent; where nothing can be kept, leaving is asked. */

import { hash } from "../../../selfcheck/browser/parts/hash.mjs";
import { read, write } from "../../../selfcheck/browser/parts/storage.mjs";
import { isChoice, keptFields } from "./fields.mjs";

const DRAFT = "contact.draft";
const SUMMARY_FIELD = "selfcheck_summary";

/** @typedef {import("./fields.mjs").Field} Field */
/** @typedef {Record<string, string>} Draft what differs from an empty form, by field name */

/** @returns {Draft | undefined} undefined if the browser keeps nothing */
export function keptDraft() {
  const text = read(DRAFT);
  if (text === undefined) return undefined;
  try {
    const kept = JSON.parse(text ?? "{}");
    // Another version, or somebody's hand, may have left something else there.
    return typeof kept === "object" && kept && !Array.isArray(kept) ? kept : {};
  } catch {
    return {};
  }
}

/** @param {Draft} draft @returns {boolean} false if the browser keeps nothing, or no more */
export function keepDraft(draft) {
  const empty = !Object.keys(draft).length;
  const kept = write(DRAFT, empty ? "" : JSON.stringify(draft));
  if (kept || empty) letGo();
  else addEventListener("beforeunload", askToStay);
  return kept;
}

/**
 * On the page of thanks, the draft is done with if it is the one that the form service confirms
 * there, or if the form was handed over by a new page, as services may lead on without saying.
 */
export function forgetSentDraft() {
  const { message_id: id, leaving } = keptDraft() ?? {};
  if (id && (leaving || location.hash === `#${id}`)) keepDraft({});
  if (location.hash) history.replaceState(null, "", location.pathname);
}

/** @param {HTMLFormElement} form @param {Draft} before the draft of the same form @returns {Draft} */
export function draftOf(form, before) {
  /** @type {Draft} */
  const draft = {};
  for (const field of keptFields(form)) {
    // A choice that the page proposes is left to the page until the reader touches it.
    const own = isChoice(field)
      ? field.checked && (!field.defaultChecked || field.name in before)
      : field.value !== "";
    if (own) draft[field.name] = keptValue(field);
  }
  return draft;
}

/** @param {HTMLFormElement} form @param {Draft} draft */
export function fillFrom(form, draft) {
  for (const field of keptFields(form)) {
    const value = draft[field.name];
    if (isChoice(field)) {
      field.checked = value === undefined ? field.defaultChecked : value === keptValue(field);
    } else {
      field.value = value ?? "";
    }
  }
}

/**
 * Of the summary no copy is made: whoever clears the self-check clears all of it.
 * @param {Field} field
 */
function keptValue({ name, value }) {
  return name === SUMMARY_FIELD ? value && hash(value).toString(36) : value;
}

/** The message is on its way, as far as this page can tell: the reader may leave. */
export function letGo() {
  removeEventListener("beforeunload", askToStay);
}

/** @param {BeforeUnloadEvent} event */
function askToStay(event) {
  event.preventDefault();
  // Browsers from before 2024 know nothing else.
  event.returnValue = true;
}
