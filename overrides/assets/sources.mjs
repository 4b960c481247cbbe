// @ts-check
/**
 * The marks that name a source: a click shows that source on the spot, and Escape or a click
 * elsewhere leads back to the mark. Without this script, or in a browser that has no popover, the
 * mark leads to the list at the end of the page, and an arrow there leads back.
 */

/**
 * Shows the source that a mark names, with how sure it is.
 * @param {HTMLAnchorElement} mark
 * @param {HTMLElement} spot
 */
function show(mark, spot) {
  const entry = document.getElementById(mark.hash.slice(1));
  const place = spot.querySelector("[data-spot]");
  if (!entry || !place) return false;
  const how = document.createElement("p");
  how.textContent = entry.dataset.how ?? "";
  const text = document.createElement("p");
  for (const part of entry.cloneNode(true).childNodes) {
    if (!(part instanceof Element && part.matches(".source-back")))
      text.append(part.cloneNode(true));
  }
  place.replaceChildren(text, how);
  spot.hidden = false;
  spot.showPopover();
  place.querySelector("a")?.focus();
  return true;
}

const spot = document.querySelector(".source-spot");
if (spot instanceof HTMLElement && "showPopover" in spot) {
  /** @type {HTMLAnchorElement | undefined} */
  let last;
  addEventListener("click", (event) => {
    const mark = event.target instanceof Element && event.target.closest("a.cite");
    if (!(mark instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey) return;
    if (show(mark, spot)) {
      last = mark;
      event.preventDefault();
    }
  });
  spot.addEventListener("toggle", (event) => {
    const closed = /** @type {ToggleEvent} */ (event).newState === "closed";
    if (closed && !location.hash.startsWith("#page-sources")) last?.focus({ preventScroll: true });
  });
  for (const part of spot.querySelectorAll("[data-close], [data-all]"))
    part.addEventListener("click", () => spot.hidePopover());
}
