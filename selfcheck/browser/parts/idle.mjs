/** Waiting for a moment in which nobody waits for the page. */

/** @returns {Promise<void>} */
export function idle() {
  // Safari has no idle callbacks.
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  return new Promise((resolve) => whenIdle(() => resolve()));
}

/**
 * @returns {Promise<void>} kept when what the page has been given is painted; at once where nobody
 *   sees it
 */
export function painted() {
  return new Promise((resolve) => {
    if (document.hidden) {
      resolve();
    } else {
      requestAnimationFrame(() => setTimeout(resolve));
    }
  });
}
