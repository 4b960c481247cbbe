/** The browser's history: each step of the self-check is a place to come back to. */

import { isLinked } from "./address.mjs";

/**
 * @typedef {"push" | "replace" | "none"} Recording what becomes of the browser's history
 *
 * @typedef {object} Place
 * @property {string} at
 * @property {number} depth how many steps of ours lie behind this one
 * @property {string} [route] the check that is answered
 * @property {boolean} [alone] whether one answer is changed, and the result comes after it
 */

/** Where the reader is, in a browser that lets no script write its history. */
const unwritten = {
  /** @type {Place | null} */
  place: null,
};

/** @returns {Place} */
export function place() {
  return unwritten.place ?? history.state?.selfcheck ?? { at: "", depth: 0 };
}

/**
 * What the address said stays with the place, and goes out of the address: the history of a
 * shared device lists addresses.
 *
 * @param {string} at
 * @param {Recording} recording
 * @param {{route: string, alone?: boolean}} about
 */
export function record(at, recording, { route, alone = false }) {
  const { at: before, depth } = place();
  const pushed = recording === "push" && before !== at;
  const address = new URL(location.href);
  // A link that has just been followed is still to be read.
  if (!isLinked()) {
    address.hash = "";
  }
  address.searchParams.delete("for");
  address.searchParams.delete("route");
  const state = {
    // For the frame's switch to the other language.
    search: route && `?${new URLSearchParams({ route })}`,
    selfcheck: { at, depth: depth + (pushed ? 1 : 0), route, alone },
  };
  try {
    if (pushed) {
      history.pushState(state, "", address);
    } else if (recording !== "none") {
      history.replaceState(state, "", address);
    }
    unwritten.place = null;
  } catch {
    // Nothing of ours lies behind: our own button goes back by the path.
    unwritten.place = { ...state.selfcheck, depth: 0 };
  }
}
