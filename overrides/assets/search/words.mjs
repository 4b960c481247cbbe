// @ts-check
/**
 * Cuts texts and queries into what is looked up, in English and in Japanese alike: English words
 * by their stem, pairs of kanji, kana by whole words. No look-behind and nothing of `Intl`, so
 * that old browsers take part.
 */

import { stemmer } from "stemmer";

/**
 * @typedef {"latin" | "katakana" | "kanji" | "hiragana"} Script
 * @typedef {object} Piece a run of one script
 * @property {Script} script
 * @property {string} text folded
 * @property {number} start where it begins in the text
 * @property {boolean} tailed whether an ending in hiragana follows that is no particle
 * @typedef {object} Token what is looked up
 * @property {string} term
 * @property {string} surface as it stands in the text, with one form for letters of one kind
 * @property {string} written as it stands there
 * @property {Script} script
 * @property {number} start
 * @property {number} end
 */

const RUNS = /[a-z0-9]+(?:[.,'][a-z0-9]+)*|[ァ-ヺー]+|[一-龠々〆]+|[ぁ-ゖー]+/g;
const PARTICLE = /^[をはがにでとのもへやか]/;
const LEADING = /^(?:には|では|とは|[をはがにでとのもへや])/;
/** Between two kanji, many write it and many do not: 届け出 and 届出, 受け入れ and 受入れ. */
const WRITTEN_OR_NOT = /^[いえきけしじちっびみめりれ]$/;
/** Endings and fillers of what people type in hiragana; the longest first. */
const TAIL =
  /(?:してください|について|なったら|なった|なる|すぐ|したい|できる|できない|ください|ですか|ますか|とは|って|から|まで|する|した|して|たい|ない|です|ます|った|って|るには|には|では|とき|こと|[をはがにでとのもへや])$/;
const KATAKANA_TO_HIRAGANA = 0x60;
/** Words that say little about what is looked for. */
const FILLERS = new Set(
  `a about am an and any are as at be been but by can could did do does for from get getting
  got had has have having i if in into is it its i'm i've just ll me my need of on or our
  please shall should so some than that the their them then there these they this to us ve
  want wants was we were will with would you your`.split(/\s+/),
);

/** @param {string} character one that normalisation keeps as one stays in its place */
function foldOne(character) {
  const [plain, ...more] = character.normalize("NFKC").normalize("NFD");
  return more.length === 0 || /[\u0300-\u036f]/.test(more.join("")) ? plain : character;
}

/**
 * @param {string} text
 * @returns {string} of the same length, with one form for letters of one kind
 */
export function fold(text) {
  const small = text.toLowerCase();
  const same = small.length === text.length ? small : text;
  return same.replace(/[\u00c0-\u024f\u3000\uff01-\uff5e]/g, foldOne).replace(/[‘’]/g, "'");
}

/** @param {string} text as somebody typed it */
export function normal(text) {
  return fold(text.normalize("NFKC")).trim();
}

/** @param {string} kana @returns {string} without the sign for long vowels, which many leave out */
function asHiragana(kana) {
  return kana
    .replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - KATAKANA_TO_HIRAGANA))
    .replace(/ー/g, "");
}

/** @param {string} text @returns {Script} */
function scriptOf(text) {
  const sign = text[0];
  if (sign <= "z") return "latin";
  if (/[一-龠々〆]/.test(sign)) return "kanji";
  return /[ァ-ヺー]/.test(sign) ? "katakana" : "hiragana";
}

/** @param {string} folded @returns {Piece[]} */
function pieces(folded) {
  /** @type {Piece[]} */
  const found = [];
  for (const match of folded.matchAll(RUNS)) {
    const script = scriptOf(match[0]);
    const before = found[found.length - 1];
    if (
      script === "hiragana" &&
      before?.script === "kanji" &&
      before.start + before.text.length === match.index
    ) {
      before.tailed = !PARTICLE.test(match[0]);
    }
    found.push({ script, text: match[0], start: match.index ?? 0, tailed: false });
  }
  return found;
}

/** @type {Map<string, string>} what `stem` found; texts say most words many times */
const stems = new Map();

/**
 * @param {string} word
 * @returns {string} the stem that its inflections share, and its spellings: in Japanese words too,
 *   which some write with long vowels and some without
 */
function stem(word) {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const plain = word
    .replace(/'(?:s|t|re|ve|ll|d|m)?$/, "")
    .replace(/[',]/g, "")
    .replace(/isation/, "ization")
    .replace(/ise(d|s|r)?$/, "ize$1")
    .replace(/o[ou]/g, "o")
    .replace(/uu/g, "u");
  const found = /^[a-z]+$/.test(plain) ? stemmer(plain) : plain;
  stems.set(word, found);
  return found;
}

/** @param {Piece} piece @returns {Token[]} */
function ofKanji({ text, start, tailed }) {
  /** @param {number} from @param {number} to @returns {Token} */
  const cut = (from, to) => {
    const surface = text.slice(from, to);
    const place = { start: start + from, end: start + to };
    return { term: surface, surface, written: surface, script: "kanji", ...place };
  };
  if (text.length === 1) return [cut(0, 1)];
  const pairs = Array.from({ length: text.length - 1 }, (_, at) => cut(at, at + 2));
  return tailed && text.length > 2 ? [...pairs, cut(text.length - 1, text.length)] : pairs;
}

/**
 * @param {readonly Piece[]} all
 * @param {number} at
 * @returns {Token[]} the pair around an ending that others leave out
 */
function ofBridge(all, at) {
  const [before, ending, after] = all.slice(at, at + 3);
  const isBridge =
    after?.script === "kanji" &&
    WRITTEN_OR_NOT.test(ending.text) &&
    before.start + before.text.length === ending.start &&
    ending.start + 1 === after.start;
  if (!isBridge) return [];
  const written = before.text.slice(-1) + after.text[0];
  const place = { start: ending.start - 1, end: after.start + 1 };
  return [{ term: written, surface: written, written, script: "kanji", ...place }];
}

/** @param {Piece} piece @returns {Token[]} */
function ofWord({ script, text, start }) {
  const term = script === "latin" ? stem(text) : asHiragana(text);
  const surface = script === "latin" ? text : term;
  return term ? [{ term, surface, written: text, script, start, end: start + text.length }] : [];
}

/**
 * @param {string} text a page's
 * @returns {Token[]} in the order of the text; hiragana, which is endings mostly, left out
 */
export function tokensOfText(text) {
  return pieces(fold(text)).flatMap((piece, at, all) => {
    if (piece.script === "kanji") return [...ofKanji(piece), ...ofBridge(all, at)];
    const isFiller = piece.script === "hiragana" || FILLERS.has(piece.text);
    return isFiller ? [] : ofWord(piece);
  });
}

/** @param {string} kana @returns {string} without endings and fillers */
function withoutTail(kana) {
  const shorter = kana.replace(TAIL, "");
  return shorter === kana || shorter.length === 1 ? kana : withoutTail(shorter);
}

/**
 * @param {string} text what somebody typed, or a word of the kept list
 * @returns {Token[]} hiragana too where it stands by itself; fillers only where nothing else is
 */
export function tokensOfQuery(text) {
  const all = pieces(normal(text));
  const tokens = all.flatMap((piece, at) => {
    if (piece.script === "kanji") {
      const bridge = ofBridge(all, at);
      return piece.text.length === 1 && bridge.length > 0 ? bridge : [...ofKanji(piece), ...bridge];
    }
    if (piece.script !== "hiragana") return FILLERS.has(piece.text) ? [] : ofWord(piece);
    const before = all[at - 1];
    const isAfter = before && before.start + before.text.length === piece.start;
    const begin = isAfter ? (LEADING.exec(piece.text)?.[0].length ?? 0) : 0;
    // What follows a kanji directly ends its word.
    if (isAfter && before.script === "kanji" && begin === 0) return [];
    const word = withoutTail(piece.text.slice(begin));
    if (word.length < (isAfter && before.script !== "latin" ? 3 : 2)) return [];
    return ofWord({ ...piece, text: word, start: piece.start + begin });
  });
  return tokens.length > 0
    ? tokens
    : all.filter(({ script }) => script === "latin").flatMap(ofWord);
}
