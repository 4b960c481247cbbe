/** This tab's storage, which a browser may forbid, clear or find full. */

/**
 * @param {string} key
 * @returns {string | null | undefined} null if nothing is kept, undefined if nothing can be
 */
export function read(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} key
 * @param {string} text empty to keep nothing
 * @returns {boolean} whether it is kept now
 */
export function write(key, text) {
  try {
    if (text) {
      sessionStorage.setItem(key, text);
    } else {
      sessionStorage.removeItem(key);
    }
    return true;
  } catch {
    return false;
  }
}
