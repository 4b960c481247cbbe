// @ts-check
/** How a text is read: its runs of kanji with their readings, by the list in readings.json. */

const KANJI = "一-鿿々〆";
const HOLDS_KANJI = new RegExp(`[${KANJI}]`);
const RUN = new RegExp(`[0-9]*[${KANJI}]+`, "g");
const NUMBER = /[0-9][0-9,.]*/y;
/** Stands in the list for any number; one that is written out is read with what it counts. */
const ANY_NUMBER = "#";

/**
 * @typedef {{text: string, reading?: string}} Piece
 * @typedef {{words: Map<string, string>, longest: number}} Readings
 */

/**
 * @param {Record<string, string>} list by word or phrase, the readings of its runs of kanji
 * @returns {Readings}
 */
export function readings(list) {
  const words = new Map(Object.entries(list));
  return { words, longest: Math.max(...[...words.keys()].map(({ length }) => length)) };
}

/** @param {string} text */
export function holdsKanji(text) {
  return HOLDS_KANJI.test(text);
}

/**
 * Takes, from the left, the longest word or phrase of the list that fits.
 *
 * @param {string} text
 * @param {Readings} list
 * @returns {Piece[]} the text in pieces, those of kanji with their reading if the list has it
 */
export function read(text, list) {
  /** @type {Piece[]} */
  const pieces = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    NUMBER.lastIndex = at;
    const number = NUMBER.exec(text)?.[0] ?? "";
    const found = longest(text, at, number, list);
    if (found) {
      pieces.push({ text: plain }, ...parts(found.word, found.reading));
      plain = "";
      at += found.length;
    } else {
      const step = number.length || 1;
      plain += text.slice(at, at + step);
      at += step;
    }
  }
  return [...pieces, { text: plain }].filter((piece) => piece.text);
}

/**
 * @param {string} text
 * @param {number} at
 * @param {string} number that begins there, if any
 * @param {Readings} list
 * @returns {{word: string, reading: string, length: number} | null}
 */
function longest(text, at, number, { words, longest: most }) {
  for (
    let length = Math.min(most + number.length, text.length - at);
    length > number.length;
    length--
  ) {
    const word = text.slice(at, at + length);
    const reading = words.get(word);
    if (reading !== undefined) return { word, reading, length };
    const counted = number && words.get(ANY_NUMBER + word.slice(number.length));
    if (counted)
      return { word: `${number}\0${word.slice(number.length)}`, reading: counted, length };
  }
  return null;
}

/**
 * @param {string} word with \0 behind a number that is not read with the rest
 * @param {string} reading
 * @returns {Piece[]}
 */
function parts(word, reading) {
  const [number, rest] = word.includes("\0") ? word.split("\0") : ["", word];
  const readingsOf = reading.split("|");
  /** @type {Piece[]} */
  const pieces = [{ text: number ?? "" }];
  let end = 0;
  for (const run of (rest ?? "").matchAll(RUN)) {
    pieces.push({ text: (rest ?? "").slice(end, run.index) });
    pieces.push({ text: run[0], reading: readingsOf.shift() ?? "" });
    end = run.index + run[0].length;
  }
  return [...pieces, { text: (rest ?? "").slice(end) }];
}
