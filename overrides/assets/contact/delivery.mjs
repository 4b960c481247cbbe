// @ts-check
/** Hands a form to the address that takes it, and says whether the answer confirms it. */

const SLOW_AFTER = 8_000;
const GIVE_UP_AFTER = 30_000;
/** Stands in the page of thanks, and in no other. */
const THANKS = "data-contact-sent";

/** Why a message was not sent: the id of a text, with the answer's status if there was one. */
export class Failure extends Error {
  /**
   * @param {"offline" | "unreachable" | "slow" | "refused" | "too_long" | "unconfirmed"} reason
   * @param {number} [status]
   */
  constructor(reason, status) {
    super(reason);
    this.reason = reason;
    this.status = status;
  }
}

/**
 * @typedef {object} Way
 * @property {"endpoint" | "netlify"} kind
 * @property {string} action where the form goes
 * @property {string} next the page of thanks, to which a form service may lead on
 */

/**
 * @param {Way} way
 * @param {URLSearchParams} body
 * @param {() => void} tellSlow called if the answer takes long
 * @throws {Failure} unless the answer says, as such services do, that the message is taken
 */
export async function deliver(way, body, tellSlow) {
  if (!navigator.onLine) throw new Failure("offline");
  const control = new AbortController();
  const slow = setTimeout(tellSlow, SLOW_AFTER);
  const late = setTimeout(() => control.abort(), GIVE_UP_AFTER);
  try {
    const response = await fetch(way.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body,
      signal: control.signal,
    });
    if (response.status === 413) throw new Failure("too_long");
    if (!response.ok) throw new Failure("refused", response.status);
    await confirm(way, response);
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (control.signal.aborted) throw new Failure("slow");
    throw new Failure(navigator.onLine ? "unreachable" : "offline");
  } finally {
    clearTimeout(slow);
    clearTimeout(late);
  }
}

/**
 * A network that wants its guests to sign in answers in anyone's name, with any page and the best
 * of codes.
 *
 * @param {Way} way
 * @param {Response} response with a code of success
 * @throws {Failure} unless it confirms the message
 */
async function confirm({ kind, next }, response) {
  if (response.redirected && isSame(response.url, next)) return;
  const text = await response.text();
  // Netlify answers with the page to which the form was sent.
  if (kind === "netlify" && !response.redirected && text.includes(THANKS)) return;
  const said = parsed(text);
  if (said?.ok === false || String(said?.success) === "false" || hasErrors(said)) {
    throw new Failure("refused", response.status);
  }
  if (said?.ok !== true && String(said?.success) !== "true") throw new Failure("unconfirmed");
}

/** @param {any} said */
function hasErrors(said) {
  const errors = said?.errors ?? said?.error;
  return Array.isArray(errors) ? errors.length > 0 : Boolean(errors);
}

/** @param {string} one @param {string} other */
function isSame(one, other) {
  const [a, b] = [new URL(one), new URL(other)];
  return a.origin === b.origin && a.pathname === b.pathname;
}

/** @param {string} text @returns {any} null if it is no JSON */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
