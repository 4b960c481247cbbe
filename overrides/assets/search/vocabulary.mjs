// @ts-check
/** Finds, for a word that no page has in this form, those that were probably meant. */

/** @typedef {import("./words.mjs").Token} Token */

/**
 * @typedef {object} Likely a word of the pages that may be meant
 * @property {string} term
 * @property {string} written
 * @property {number} share how much it counts, up to 1
 * @property {boolean} isCorrection whether it is spelt otherwise
 */

const MOST = 8;
const SHORTEST_BEGINNING = 3;
const SHORTEST_WITH_SLIP = { latin: 5, other: 4 };
/** Shorter words are not taken for others that begin otherwise: "boss" is no slip of "loss". */
const SHORTEST_WITH_OTHER_BEGINNING = 7;
const SHORTEST_WITH_TWO = 7;
const BEGINNING = 0.6;
const PART = 0.5;
const SLIP = 0.8;

/**
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 * @returns {number} how many letters are missing, too many, wrong or swapped; above the limit,
 *   some number above it
 */
export function slips(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  /** @type {number[]} */
  let previous = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      const isSwapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) next[j] = Math.min(next[j], previous[j - 2] + 1);
    }
    if (Math.min(...next) > limit) return limit + 1;
    previous = row;
    row = next;
  }
  return row[other.length];
}

/** @param {Token} word */
function forgiven({ surface, script }) {
  const least = SHORTEST_WITH_SLIP[script === "latin" ? "latin" : "other"];
  if (surface.length < least || /\d/.test(surface)) return 0;
  return surface.length < SHORTEST_WITH_TWO || script !== "latin" ? 1 : 2;
}

/** The words of all pages, as they stand there. */
export class Vocabulary {
  /** @type {Map<string, {term: string, written: string, isLatin: boolean, times: number}>} */
  #bySurface = new Map();
  #terms = new Set();

  /** @param {Token} token */
  add({ surface, written, term, script }) {
    const known = this.#bySurface.get(surface);
    if (known) known.times += 1;
    else this.#bySurface.set(surface, { term, written, isLatin: script === "latin", times: 1 });
    this.#terms.add(term);
  }

  /** @param {string} term */
  has(term) {
    return this.#terms.has(term);
  }

  /**
   * @param {Token} word that no page has
   * @returns {Likely[]} the likeliest first
   */
  likely(word) {
    if (word.script === "kanji") return word.surface.length === 1 ? this.begunBy(word) : [];
    const begun = this.begunBy(word);
    if (begun.length > 0) return begun;
    const parts = this.#partsOf(word);
    return parts.length > 0 ? parts : this.#corrected(word);
  }

  /**
   * @param {Token} word perhaps not typed to its end
   * @returns {Likely[]}
   */
  begunBy({ surface, script }) {
    const isLatin = script === "latin";
    if (isLatin && surface.length < SHORTEST_BEGINNING) return [];
    return this.#likeliest((known, word) => {
      if (word.isLatin !== isLatin || known === surface) return 0;
      if (known.startsWith(surface)) return BEGINNING;
      return script === "katakana" && surface.length > 2 && known.includes(surface) ? PART : 0;
    });
  }

  /**
   * Words written together: "parttime", or a reading with more behind it.
   *
   * @param {Token} word
   * @returns {Likely[]}
   */
  #partsOf({ surface, script }) {
    if (script === "latin") {
      for (let at = 2; at <= surface.length - 2; at++) {
        const halves = [surface.slice(0, at), surface.slice(at)].map((half) => ({
          written: half,
          term: this.#bySurface.get(half)?.term ?? "",
        }));
        if (halves.every(({ term }) => term))
          return halves.map((half) => ({ ...half, share: SLIP, isCorrection: true }));
      }
      return [];
    }
    const least = script === "katakana" ? 2 : SHORTEST_BEGINNING;
    return this.#likeliest((known, { isLatin }) =>
      !isLatin && known.length >= least && surface.includes(known)
        ? (PART * known.length) / surface.length + PART
        : 0,
    );
  }

  /** @param {Token} word @returns {Likely[]} */
  #corrected(word) {
    const limit = forgiven(word);
    if (limit === 0) return [];
    const isLatin = word.script === "latin";
    return this.#likeliest((known, each) => {
      if (each.isLatin !== isLatin || known.length < SHORTEST_BEGINNING) return 0;
      const beginsAlike = known[0] === word.surface[0];
      if (!beginsAlike && word.surface.length < SHORTEST_WITH_OTHER_BEGINNING) return 0;
      const number = slips(word.surface, known, limit);
      return number > limit ? 0 : (SLIP * (beginsAlike ? 1 : 0.8)) / number;
    })
      .slice(0, 3)
      .map((each) => ({ ...each, isCorrection: true }));
  }

  /**
   * @param {(surface: string, known: {term: string, isLatin: boolean}) => number} share
   * @returns {Likely[]}
   */
  #likeliest(share) {
    const found = [];
    for (const [surface, known] of this.#bySurface) {
      const part = share(surface, known);
      if (part > 0) found.push({ ...known, share: part, isCorrection: false });
    }
    found.sort((one, other) => other.share - one.share || other.times - one.times);
    const seen = new Set();
    return found
      .filter(({ term }) => !seen.has(term) && seen.add(term))
      .slice(0, MOST)
      .map(({ times: _, isLatin: __, ...likely }) => likely);
  }
}
