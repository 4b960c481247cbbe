/** Elements that have to be there. */

/**
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} [type]
 * @returns {T} the first match
 */
export function find(root, selector, type) {
  const found = root.querySelector(selector);
  if (!(found instanceof (type ?? HTMLElement))) {
    throw new Error(`nothing fits ${selector}`);
  }
  return /** @type {T} */ (found);
}

/**
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} [type]
 * @returns {T[]} all matches of that type
 */
export function findAll(root, selector, type) {
  return /** @type {T[]} */ (
    [...root.querySelectorAll(selector)].filter((found) => found instanceof (type ?? HTMLElement))
  );
}
