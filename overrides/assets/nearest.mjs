// @ts-check
/** Which page an address meant that leads to none. */

/**
 * @typedef {object} Known a page of the site, in one language or in several
 * @property {string} address from the site's root, with a slash at its end
 * @property {string} name what it is called, in all these languages
 */

/** What people and programs put before and behind a page's address. */
const BEFORE = /^en(?=\/|$)\/?/;
const BEHIND = /((^|\/)index)?\.(html?|php|md|aspx?)$|\/+$/;
const WORDS = /[\p{L}\p{N}]+/gu;
/** From here on a word counts as one with a slip or another ending. */
const SAME_WORD = 0.6;
const LIKE_ENOUGH = 0.5;

/**
 * @param {string} path from the site's root
 * @returns {string} as pages have it, but for the slash at its end
 */
function tidied(path) {
  let text = path;
  try {
    text = decodeURIComponent(path);
  } catch {
    // An address that is no text at all is taken as it stands.
  }
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\/{2,}/g, "/")
    .replace(BEFORE, "")
    .replace(BEHIND, "");
}

/**
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  return (tidied(text).match(WORDS) ?? []).filter((word) => word !== "ja" && word !== "guide");
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} 1 for the same, 0 for nothing in common; a swap of neighbours is one slip
 */
function likeness(one, other) {
  const longest = Math.max(one.length, other.length);
  if (!longest) return 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let slips = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        slips = Math.min(slips, before[j - 2] + 1);
      }
      next.push(slips);
    }
    before = row;
    row = next;
  }
  return 1 - row[other.length] / longest;
}

/**
 * @param {string} word
 * @param {readonly string[]} others
 */
function best(word, others) {
  return Math.max(0, ...others.map((other) => likeness(word, other)));
}

/**
 * @template {{address: string}} T
 * @param {string} path of an address, from the site's root
 * @param {readonly T[]} pages
 * @returns {T | undefined} the page that has this address but for case, endings and slashes
 */
export function samePage(path, pages) {
  const asked = tidied(path);
  return pages.find(({ address }) => tidied(address) === asked);
}

/**
 * @param {string} path of an address, from the site's root
 * @param {readonly Known[]} pages
 * @returns {Known[]} at most three, the likeliest first
 */
export function nearest(path, pages) {
  const asked = wordsOf(path);
  if (!asked.length) return [];
  return pages
    .map((page) => {
      const own = wordsOf(page.address);
      const hits = asked.map((word) => best(word, [...own, ...wordsOf(page.name)]));
      const named = hits.reduce((sum, hit) => sum + (hit > SAME_WORD ? hit : 0), 0) / asked.length;
      const whole = own.length ? likeness(asked.join(""), own.join("")) : 0;
      return { page, like: Math.max(named, whole) };
    })
    .filter(({ like }) => like >= LIKE_ENOUGH)
    .sort((one, other) => other.like - one.like)
    .slice(0, 3)
    .map(({ page }) => page);
}
