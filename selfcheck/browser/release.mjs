/** Notices that the site was renewed while a page of it was open. */

const PATIENCE_IN_MILLISECONDS = 5_000;
const INTERVAL_IN_MILLISECONDS = 300_000;

/**
 * @param {string} address of the file that names the release
 * @param {string} own the release of this page
 * @returns {Promise<boolean>} whether the site says that it has another one now
 */
export async function isOutdated(address, own) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), PATIENCE_IN_MILLISECONDS);
  try {
    const response = await fetch(address, { cache: "no-store", signal: limit.signal });
    const { release } = response.ok ? await response.json() : {};
    return typeof release === "string" && release !== own;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Looks from time to time while the page is in view, and whenever the reader comes back to it.
 *
 * @param {string} address as of `isOutdated`
 * @param {string} own as of `isOutdated`
 * @param {() => void} tell called once, when there is another release
 */
export function watch(address, own, tell) {
  const life = new AbortController();
  async function look() {
    if (document.visibilityState === "visible" && (await isOutdated(address, own))) {
      if (!life.signal.aborted) {
        life.abort();
        clearInterval(timer);
        tell();
      }
    }
  }
  const timer = setInterval(look, INTERVAL_IN_MILLISECONDS);
  document.addEventListener("visibilitychange", look, life);
  addEventListener("online", look, life);
  navigator.serviceWorker?.addEventListener("controllerchange", look, life);
}
