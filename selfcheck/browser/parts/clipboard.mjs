/** The clipboard, which a browser may keep to itself. */

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether the browser took it
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
