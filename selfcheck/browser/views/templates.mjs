/** Copies of the page's templates, filled with text; never with markup. */

import { find } from "../parts/find.mjs";

/**
 * @param {string} selector of a template of the page
 * @returns {DocumentFragment} a copy of what is in it
 */
export function copy(selector) {
  const template = document.querySelector(selector);
  if (!(template instanceof HTMLTemplateElement)) {
    throw new Error(`no template ${selector}`);
  }
  return document.importNode(template.content, true);
}

/**
 * @param {string} name a `data-part` of the page
 * @returns {HTMLElement} a copy of the part's first element
 */
export function part(name) {
  return find(copy(`template[data-part="${name}"]`), "*");
}

/** @param {unknown} value */
function isEmpty(value) {
  return value === undefined || value === null || value === "" || `${value}` === "";
}

/**
 * Puts values into `data-slot`s (as text) and `data-link`s (as addresses). What has no value
 * is taken out, with the `data-if` around it.
 *
 * @param {ParentNode} root
 * @param {Record<string, unknown>} values
 */
export function fill(root, values) {
  for (const around of root.querySelectorAll("[data-if]")) {
    if (isEmpty(values[around.getAttribute("data-if") ?? ""])) {
      around.remove();
    }
  }
  for (const link of root.querySelectorAll("[data-link]")) {
    link.setAttribute("href", `${values[link.getAttribute("data-link") ?? ""]}`);
  }
  for (const slot of root.querySelectorAll("[data-slot]")) {
    const value = values[slot.getAttribute("data-slot") ?? ""];
    if (isEmpty(value)) {
      slot.remove();
    } else {
      slot.textContent = `${value}`;
    }
  }
}

/**
 * Puts one copy of the template `data-each` for each item in the template's place.
 *
 * @template T
 * @param {ParentNode} root
 * @param {string} name
 * @param {readonly T[]} items
 * @param {(copy: DocumentFragment, item: T) => void} complete
 */
export function each(root, name, items, complete) {
  const template = root.querySelector(`template[data-each="${name}"]`);
  if (!(template instanceof HTMLTemplateElement)) {
    return;
  }
  for (const item of items) {
    const fragment = document.importNode(template.content, true);
    complete(fragment, item);
    template.before(fragment);
  }
  template.remove();
}

/**
 * Of the elements that carry an attribute, keeps those with this value.
 *
 * @param {ParentNode} root
 * @param {string} attribute
 * @param {string} value
 */
export function keep(root, attribute, value) {
  for (const element of root.querySelectorAll(`[${attribute}]`)) {
    if (element.getAttribute(attribute) !== value) {
      element.remove();
    }
  }
}
