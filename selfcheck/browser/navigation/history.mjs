/** The browser's history: each step of the self-check is a place to come back to. */

import { isLinked } from "./address.mjs";

/**
 * @typedef {"push" | "replace" | "none"} Recording what becomes of the browser's history
 *
 * @typedef {object} Place
 * @property {string} at
 * @property {number} depth how many steps of ours lie behind this one
 * @property {boolean} [alone] whether one answer is changed, and the result comes after it
 */

/** @returns {Place} */
export function place() {
  return history.state?.selfcheck ?? { at: "", depth: 0 };
}

/**
 * @param {string} at
 * @param {Recording} recording
 * @param {{route: string, named: boolean, alone?: boolean}} about the route, and whether the
 *   address names it
 */
export function record(at, recording, { route, named, alone = false }) {
  const { at: before, depth } = place();
  const pushed = recording === "push" && before !== at;
  const address = new URL(location.href);
  // A link that has just been followed is still to be read.
  if (!isLinked()) {
    address.hash = "";
  }
  address.searchParams.delete("for");
  if (named) {
    address.searchParams.delete("route");
    if (route) {
      address.searchParams.set("route", route);
    }
  }
  const state = { selfcheck: { at, depth: depth + (pushed ? 1 : 0), alone } };
  if (pushed) {
    history.pushState(state, "", address);
  } else if (recording !== "none") {
    history.replaceState(state, "", address);
  }
}
