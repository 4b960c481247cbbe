/** The words on the page. */

/**
 * @param {Element} element
 * @returns {string} its text without the readings that may stand over it
 */
export function textOf(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const reading of copy.querySelectorAll("rt, rp")) {
    reading.remove();
  }
  return (copy.textContent ?? "").trim();
}
