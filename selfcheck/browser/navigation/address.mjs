/** What the address of the page says, and links that carry answers. */

import { read, write } from "../parts/storage.mjs";
import { pack, unpack } from "../store/link.mjs";

const LINK = "#answers=";
/** Where another page of the site leaves what it keeps out of the address. */
const HANDED_ON = "selfcheck.address";

/**
 * What the address says, or would say if the page before had not kept it out of the history; that
 * is taken once.
 *
 * @param {readonly string[]} routes
 * @returns {{route: string, role: string}} the route named, or the only one, empty if it is to be
 *   chosen; for whom the reader answers, empty if it is not said
 */
export function addressed(routes) {
  const handedOn = read(HANDED_ON) ?? "";
  if (handedOn) {
    write(HANDED_ON, "");
  }
  const said = new URLSearchParams(location.search || handedOn);
  const named = said.get("route") ?? "";
  const only = routes.length === 1 ? (routes[0] ?? "") : "";
  return {
    route: routes.includes(named) ? named : only,
    role: said.get("for") === "employer" ? "employer" : "",
  };
}

/** @returns {boolean} whether the address carries answers */
export function isLinked() {
  return location.hash.startsWith(LINK);
}

/**
 * Reads what the address carries, and takes it out of the address.
 *
 * @param {string} route
 * @param {import("../store/link.mjs").Questions} questions all that can be asked
 * @returns {import("../store/link.mjs").Carried | null} null if the address carries nothing
 */
export function takeLinked(route, questions) {
  if (!isLinked()) {
    return null;
  }
  const text = plain(location.hash.slice(LINK.length));
  try {
    history.replaceState(history.state, "", location.pathname + location.search);
  } catch {
    // The answers stay in the address, where they do no harm.
  }
  return readable(text) ?? unpack(route, text, questions);
}

/**
 * @param {string} text
 * @returns {string} without the signs that mail programs put for others
 */
function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * @param {string} text
 * @returns {import("../store/link.mjs").Carried | null} the answers where they are written out
 *   as JSON
 */
function readable(text) {
  try {
    const answers = JSON.parse(text);
    const isRecord = typeof answers === "object" && answers && !Array.isArray(answers);
    return isRecord ? { answers, ticks: [], intact: true } : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} route
 * @param {import("../protocol.mjs").Answers} answers
 * @param {readonly string[]} ticks
 * @param {import("../store/link.mjs").Questions} questions all that can be asked
 * @returns {string} this page's address with the answers and ticks in it
 */
export function linkWith(route, answers, ticks, questions) {
  const { origin, pathname } = location;
  const search = new URLSearchParams({ route });
  return `${origin}${pathname}?${search}${LINK}${pack(route, answers, ticks, questions)}`;
}
