// @ts-check
/**
 * @typedef {object} Themed
 * @property {URL} __md_scope where the theme's names in storage begin
 */
/**
 * Stands inside each page, ahead of what it colours: puts on the colours that were chosen, or the
 * device's own. The theme does the same when its script has come.
 */
(() => {
  const isDark = window.matchMedia?.("(prefers-color-scheme: dark)").matches;
  let scheme = isDark ? "slate" : "default";
  try {
    const { __md_scope: scope } = /** @type {Themed} */ (/** @type {unknown} */ (window));
    const chosen = JSON.parse(localStorage.getItem(`${scope.pathname}.__palette`) ?? "null");
    scheme = chosen?.index ? chosen.color.scheme : scheme;
  } catch {
    // Storage may be forbidden: then the device's colours hold.
  }
  document.body.setAttribute("data-md-color-scheme", scheme);
})();
