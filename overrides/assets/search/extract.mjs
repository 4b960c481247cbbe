// @ts-check
/** Cuts, out of a section's text, the two lines that show why it was found. */

import { tokensOfText } from "./words.mjs";

/** @typedef {{text: string, isHit: boolean}} Piece */

/** Enough for two lines on a wide screen; the style sheet cuts what is too much. */
const LENGTH = { latin: 230, japanese: 110 };
const BEFORE = { latin: 40, japanese: 18 };
const JAPANESE = /[ぁ-ヺ一-龠]/g;
const MOSTLY = 0.3;
const SENTENCE = /[.!?。！？]\s*/g;

/**
 * @param {string} text
 * @param {number} first where the first word that was looked for stands
 * @param {number} before
 * @returns {number} where to begin: at a sentence or a word, not far before it
 */
function beginning(text, first, before) {
  if (first <= before) return 0;
  const least = first - before;
  for (const { index, 0: end } of text.slice(least, first).matchAll(SENTENCE))
    return least + (index ?? 0) + end.length;
  const space = text.indexOf(" ", least);
  return space >= 0 && space < first ? space + 1 : least;
}

/**
 * @param {string} text
 * @param {ReadonlySet<string>} terms what was looked up
 * @returns {Piece[]}
 */
export function extract(text, terms) {
  const hits = tokensOfText(text).filter(({ term }) => terms.has(term));
  const signs = text.match(JAPANESE)?.length ?? 0;
  const script = signs > MOSTLY * text.length ? "japanese" : "latin";
  const length = LENGTH[script];
  let best = { first: hits[0]?.start ?? 0, different: 0 };
  for (const [at, { start }] of hits.entries()) {
    const near = hits.slice(at).filter(({ end }) => end <= start + length - BEFORE[script]);
    const different = new Set(near.map(({ term }) => term)).size;
    if (different > best.different) best = { first: start, different };
  }
  const from = beginning(text, best.first, BEFORE[script]);
  const to = Math.min(text.length, from + length);
  /** @type {Piece[]} */
  const pieces = from > 0 ? [{ text: "… ", isHit: false }] : [];
  let at = from;
  for (const { start, end } of hits) {
    if (end <= at || end > to) continue;
    const begin = Math.max(at, start);
    if (begin > at || pieces.length === 0 || !pieces[pieces.length - 1].isHit) {
      if (begin > at) pieces.push({ text: text.slice(at, begin), isHit: false });
      pieces.push({ text: text.slice(begin, end), isHit: true });
    } else pieces[pieces.length - 1].text += text.slice(begin, end);
    at = end;
  }
  pieces.push({ text: text.slice(at, to) + (to < text.length ? " …" : ""), isHit: false });
  return pieces.filter((piece) => piece.text);
}
