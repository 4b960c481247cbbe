/** What stands in the place of a step while there is none, and of a part that fails. */

import { find } from "../../parts/find.mjs";
import { keep, part } from "../templates.mjs";

/** @returns {HTMLElement} */
export function createLoading() {
  return part("loading");
}

/**
 * @param {string} cause
 * @param {boolean} kept whether this tab keeps the answers
 * @returns {HTMLElement}
 */
export function createFailure(cause, kept) {
  const failure = part("failure");
  keep(failure, "data-cause", cause);
  keep(failure, "data-kept", `${kept}`);
  keep(failure, "data-way", cause === "release" ? "reload" : "retry");
  return failure;
}

/**
 * Does what fills a part of the page. If that fails, says so in the part's place and lets the
 * rest go on; the error still reaches whoever watches for errors.
 *
 * @param {() => void} fill
 * @param {HTMLElement} place
 */
export function guard(fill, place) {
  try {
    fill();
  } catch (error) {
    reportError(error);
    const broken = part("broken");
    place.hidden = false;
    (place.querySelector(".card__body") ?? place).replaceChildren(broken);
  }
}

/**
 * @param {HTMLElement} loading
 * @param {number} part of 1 that has arrived
 */
export function showLoaded(loading, part) {
  find(loading, "[data-loaded]", HTMLProgressElement).value = part;
}
