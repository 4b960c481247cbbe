/** Waiting for a moment in which nobody waits for the page. */

/** @returns {Promise<void>} */
export function idle() {
  // Safari has no idle callbacks.
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  return new Promise((resolve) => whenIdle(() => resolve()));
}
