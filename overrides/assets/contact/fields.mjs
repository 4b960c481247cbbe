// @ts-check
/** The fields of the contact form: which there are, and what they hold. */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/** @param {unknown} element @returns {element is Field} */
export function isField(element) {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

/** @param {Field} field @returns {field is HTMLInputElement} */
export function isChoice(field) {
  return field.type === "radio" || field.type === "checkbox";
}

/** @param {HTMLFormElement} form @returns {HTMLElement[]} what stands around each field */
export function wrappersOf(form) {
  return [...form.querySelectorAll("[data-field]")].filter(
    (wrapper) => wrapper instanceof HTMLElement,
  );
}

/** @param {HTMLFormElement} form @returns {Field[]} those whose content is kept */
export function keptFields(form) {
  return [...form.elements].filter(
    /** @returns {element is Field} */
    (element) =>
      isField(element) &&
      element.name !== "" &&
      element.type !== "hidden" &&
      !element.hasAttribute("data-not-kept"),
  );
}

/**
 * @param {HTMLFormElement} form
 * @returns {(HTMLInputElement | HTMLTextAreaElement)[]} those that take only so much
 */
export function limitedFields(form) {
  return keptFields(form).filter(
    /** @returns {field is HTMLInputElement | HTMLTextAreaElement} */
    (field) =>
      !(field instanceof HTMLSelectElement) &&
      (field.maxLength > 0 || field.dataset.limit !== undefined),
  );
}

/** @param {HTMLFormElement} form @returns {[string, string][]} what would be sent */
export function entriesOf(form) {
  return [...new FormData(form)].map(([name, value]) => [name, String(value)]);
}

/**
 * Full-width letters and digits are a slip of the keyboard in an address or a number, and so are
 * dashes, minus signs and the mark of a long vowel for the hyphens of a number.
 * @param {HTMLInputElement} field
 */
export function tidy(field) {
  if (field.type === "email" || field.type === "tel") {
    field.value = field.value.normalize("NFKC").trim();
  }
  if (field.type === "tel") {
    field.value = field.value.replace(/[\u2010-\u2015\u2212\u2500\u30fc]/g, "-");
  }
}
