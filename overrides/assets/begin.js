// @ts-check
/**
 * Stands at the head of each page's body, so that the first thing shown has the right colours.
 * For old browsers too: no module, and no syntax from after 2015.
 */
(() => {
  var page = document.documentElement;
  var { body } = document;
  var device = matchMedia("(prefers-color-scheme: dark)");

  /** Puts on the colours that were chosen, or the device's. */
  function colour() {
    var chosen = null;
    try {
      chosen = localStorage.getItem("colours");
    } catch (_) {
      // Storage may be forbidden.
    }
    body.setAttribute("data-md-color-scheme", chosen || (device.matches ? "slate" : "default"));
  }

  page.classList.remove("no-js");
  colour();
  addEventListener("colours", colour);
  device.addEventListener("change", colour);
})();
