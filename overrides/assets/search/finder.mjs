// @ts-check
/** Finds the sections that answer what somebody typed, in one language. */

import MiniSearch from "minisearch";
import { Vocabulary } from "./vocabulary.mjs";
import { normal, tokensOfQuery, tokensOfText } from "./words.mjs";

/** @typedef {import("./words.mjs").Token} Token */
/**
 * @typedef {object} Concept
 * @property {number[]} leads the entries that answer it, the best first
 * @property {string[][]} words each by its terms
 */
/** @typedef {"section" | "term" | "occupation" | "question"} Kind */

/**
 * @typedef {object} Index what the build wrote about one language
 * @property {[address: string, title: string][]} pages
 * @property {[page: number, anchor: string, heading: string, text: string, kind?: Kind,
 *   names?: string[]][]} entries
 * @property {{words: string[], leads: number[]}[]} concepts what people type, and the entries
 *   that answer it, the best first
 * @property {string} more where the rest of the texts is, beside this file: one for each entry
 *
 * @typedef {object} Found
 * @property {string} address from the site's root
 * @property {string} heading
 * @property {string} page the page's title; empty where the heading is the same
 * @property {string} text
 * @property {Kind} kind
 *
 * @typedef {object} Answer
 * @property {Found[]} found the best first
 * @property {Set<string>} terms what was looked up
 * @property {string} meant the query with likelier words; empty where all words are known
 *
 * @typedef {object} Part one word of a query
 * @property {Token} token
 * @property {Map<string, number>} shares what is looked up for it, and how much that counts
 * @property {number} pairs how many pairs of kanji its word was cut into
 * @property {string} meant
 */

const MOST = 20;
const FIELDS = ["heading", "page", "names", "text"];
const BOOST = { heading: 4, page: 2, names: 5, text: 1 };
/** @type {Record<Kind, number>} */
const OF_KIND = { section: 1, term: 0.8, occupation: 0.9, question: 0.5 };
/** Pages about the site itself answer few questions. */
const OF_OTHER_PAGES = 0.6;
const GUIDE = "guide/";
const IS_A_TERM = 3;
const IS_THE_HEADING = 0.8;
const LEADS = 1.3;
const LEADS_LESS = 0.15;
const OF_THE_SAME_CONCEPT = 0.3;
const YET_UNFINISHED = 0.3;
/** From the third section of one page on, each counts for so much less. */
const SAME_PAGE = 0.75;
const BETWEEN = "\n";
/** So many entries are read before what is typed is listened to again. */
const PORTION = 12;

/**
 * Goes through all in portions, with a moment for whoever types after each.
 *
 * @template T
 * @param {readonly T[]} all
 * @param {(one: T, at: number) => void} take
 */
async function inPortions(all, take) {
  for (const [at, one] of all.entries()) {
    if (at % PORTION === PORTION - 1) await new Promise((resolve) => setTimeout(resolve));
    take(one, at);
  }
}

/** @param {readonly Token[]} tokens */
function key(tokens) {
  return tokens.map(({ term }) => term).join(" ");
}

/**
 * @param {Token} token
 * @param {readonly Token[]} all
 * @returns {number} how many pairs of kanji the word is cut into that it belongs to; else 1
 */
function pairsAround(token, all) {
  if (token.script !== "kanji") return 1;
  const at = all.indexOf(token);
  let first = at;
  while (first > 0 && all[first - 1].script === "kanji" && all[first - 1].end > all[first].start)
    first--;
  let last = at;
  while (
    last + 1 < all.length &&
    all[last + 1].script === "kanji" &&
    all[last].end > all[last + 1].start
  )
    last++;
  return last - first + 1;
}

/** Looks things up in the index of one language. */
export class Finder {
  #vocabulary = new Vocabulary();
  /** @type {Map<string, number>} */
  #entriesWith = new Map();
  /** @type {Map<string, number[]>} */
  #byName = new Map();
  /** @type {Map<string, number[]>} */
  #byHeading = new Map();
  #mini = new MiniSearch({
    fields: FIELDS,
    tokenize: (text, field) => this.#cut(text, field ?? ""),
    processTerm: (term) => term,
  });

  /** @type {Concept[]} */
  #concepts = [];
  /** What the kept list has as a word by itself. @type {Set<string>} */
  #whole = new Set();

  /** @param {Index} index */
  constructor(index) {
    this.index = index;
  }

  /**
   * Reads the index in portions, so that whoever types meanwhile is not held up.
   *
   * @param {Index} index
   * @param {readonly string[]} rest how each entry's text goes on, where that is known
   */
  static async of(index, rest = []) {
    const entries = index.entries.map(([page, anchor, heading, text, ...others], at) => {
      /** @type {Index["entries"][number]} */
      const entry = [page, anchor, heading, text + (rest[at] ?? ""), ...others];
      return entry;
    });
    const finder = new Finder({ ...index, entries });
    await finder.#read();
    return finder;
  }

  async #read() {
    const { entries, pages, concepts } = this.index;
    const documents = entries.map(([page, , heading, text, , names], id) => {
      return { id, heading, page: pages[page][1], names: (names ?? []).join(BETWEEN), text };
    });
    await inPortions(documents, (document, at) => {
      this.#note(this.#byHeading, document.heading, at);
      for (const name of entries[at][5] ?? []) this.#note(this.#byName, name, at);
      this.#mini.add(document);
    });
    const named = entries.flatMap(([, , heading, , kind, names], at) =>
      kind && kind !== "section" && names ? [{ words: [heading, ...names], leads: [at] }] : [],
    );
    await inPortions([...concepts, ...named], ({ words, leads }) => {
      const cut = words.map((word) => {
        const tokens = tokensOfQuery(word);
        for (const token of tokens) this.#vocabulary.add(token);
        if (tokens.length === 1) this.#whole.add(tokens[0].term);
        return tokens.map(({ term }) => term);
      });
      this.#concepts.push({ leads, words: cut });
    });
  }

  /** @param {Map<string, number[]>} map @param {string} text @param {number} at */
  #note(map, text, at) {
    const name = key(tokensOfQuery(text));
    map.set(name, [...(map.get(name) ?? []), at]);
  }

  /** @param {string} text @param {string} field */
  #cut(text, field) {
    const tokens = field === "text" ? tokensOfText(text) : tokensOfQuery(text);
    for (const token of tokens) this.#vocabulary.add(token);
    const terms = tokens.map(({ term }) => term);
    for (const term of new Set(terms))
      this.#entriesWith.set(term, (this.#entriesWith.get(term) ?? 0) + 1);
    return terms;
  }

  /** @param {string} query @returns {Answer} */
  find(query) {
    const tokens = tokensOfQuery(query);
    const parts = tokens
      .filter(({ term }, at) => tokens.findIndex((other) => other.term === term) === at)
      .map((token, at, all) => this.#part(token, pairsAround(token, all), at === all.length - 1));
    const concepts = this.#conceptsIn(parts);
    const scores = this.#scores(parts);
    /** @type {Map<number, number>} */
    const led = new Map();
    for (const { leads, share } of concepts)
      for (const [place, entry] of leads.entries())
        led.set(entry, Math.max(led.get(entry) ?? 0, LEADS * share - LEADS_LESS * place));
    for (const [entry, by] of led) this.#raise(scores, entry, by);
    for (const entry of this.#byHeading.get(key(tokens)) ?? [])
      this.#raise(scores, entry, IS_THE_HEADING);
    for (const entry of this.#byName.get(key(tokens)) ?? [])
      this.#raise(scores, entry, this.#kind(entry) === "term" ? IS_A_TERM : IS_THE_HEADING);
    return {
      found: this.#ordered(scores).map((entry) => this.#shown(entry)),
      terms: new Set(parts.flatMap(({ shares }) => [...shares.keys()])),
      meant: this.#meant(query, parts),
    };
  }

  /** @param {Token} token @param {number} pairs @param {boolean} isLast @returns {Part} */
  #part(token, pairs, isLast) {
    const isKnown = this.#vocabulary.has(token.term);
    // A word that only the kept list has, beside others, may stand in the pages in another form.
    const meansByItself = this.#entriesWith.has(token.term) || this.#whole.has(token.term);
    const likely = meansByItself ? [] : this.#vocabulary.likely(token);
    const shares = new Map(likely.map(({ term, share }) => [term, share]));
    if (isKnown) shares.set(token.term, 1);
    if (isKnown && isLast && token.script !== "kanji")
      for (const { term } of this.#vocabulary.begunBy(token))
        if (!shares.has(term)) shares.set(term, YET_UNFINISHED);
    const corrections = likely.filter(({ isCorrection }) => isCorrection && !isKnown);
    const written = corrections.map((likely) => likely.written);
    const isHalved = written.slice(0, 2).join("") === token.surface;
    const meant = written.slice(0, isHalved ? 2 : 1);
    return { token, shares, pairs, meant: meant.join(" ") };
  }

  /** @param {Part} part how much its word tells: the rarer, the more */
  #weight({ shares, pairs }) {
    const terms = [...shares].filter(([, share]) => share > YET_UNFINISHED).map(([term]) => term);
    if (terms.length === 0) return 0;
    const seen = Math.max(1, ...terms.map((term) => this.#entriesWith.get(term) ?? 0));
    return Math.log(1 + this.index.entries.length / seen) / Math.sqrt(pairs);
  }

  /**
   * Notes too, for words of a concept, the concept's other words.
   *
   * @param {Part[]} parts
   * @returns {{leads: number[], share: number}[]} the concepts named, and how much of the query
   *   names each
   */
  #conceptsIn(parts) {
    const whole = parts.reduce((sum, part) => sum + this.#weight(part), 0) || 1;
    /** @type {Map<string, Part>} */
    const byTerm = new Map();
    for (const part of parts)
      for (const [term, share] of part.shares)
        if (share > YET_UNFINISHED && !byTerm.has(term)) byTerm.set(term, part);
    /** @type {{part: Part, words: string[][]}[]} */
    const akin = [];
    const named = this.#concepts.flatMap(({ words, leads }) => {
      const shares = words
        .filter((word) => word.length > 0 && word.every((term) => byTerm.has(term)))
        .map((word) => {
          const own = new Set(word.flatMap((term) => byTerm.get(term) ?? []));
          const [only] = own;
          if (own.size === 1) akin.push({ part: only, words });
          return this.#shareOf(word, [...own], whole);
        });
      const share = Math.max(0, ...shares);
      const isSlight = leads.length === 1 && this.#kind(leads[0]) === "occupation" && share < 0.5;
      return share > 0 && !isSlight ? [{ leads, share }] : [];
    });
    for (const { part, words } of akin)
      for (const [term, ...more] of words)
        if (more.length === 0 && !part.shares.has(term)) part.shares.set(term, OF_THE_SAME_CONCEPT);
    return named;
  }

  /**
   * @param {readonly string[]} word of a concept
   * @param {readonly Part[]} parts those of the query that name it
   * @param {number} whole what all parts weigh
   */
  #shareOf(word, parts, whole) {
    const weight = parts.reduce((sum, part) => sum + this.#weight(part), 0);
    const likely = word.map((term) =>
      Math.max(...parts.map(({ shares }) => shares.get(term) ?? 0)),
    );
    // Words that stand together mean more than each by itself.
    const together = 1 - (1 - Math.min(1, weight / whole)) ** Math.min(3, parts.length);
    return together * (0.5 + 0.5 * Math.min(...likely));
  }

  /**
   * @param {Part[]} parts
   * @returns {Map<number, number>} by entry, 1 for the one whose text and headings fit best
   */
  #scores(parts) {
    /** @type {Map<string, number>} */
    const shares = new Map();
    for (const part of parts)
      for (const [term, share] of part.shares)
        shares.set(term, Math.max(share, shares.get(term) ?? 0));
    if (shares.size === 0) return new Map();
    const weights = parts.map((part) => this.#weight(part));
    const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const hits = this.#mini.search([...shares.keys()].join(BETWEEN), {
      tokenize: (text) => text.split(BETWEEN),
      boost: BOOST,
      boostTerm: (term) => shares.get(term) ?? 0,
    });
    const scores = hits.map(({ id, score, queryTerms }) => {
      const terms = new Set(queryTerms);
      const met = parts.reduce((sum, part, at) => {
        const best = Math.max(
          0,
          ...[...part.shares].map(([term, share]) => (terms.has(term) ? share : 0)),
        );
        return sum + weights[at] * Math.sqrt(best);
      }, 0);
      return { id, score: score * (met / whole) ** 2 * this.#standing(id) };
    });
    const best = Math.max(...scores.map(({ score }) => score)) || 1;
    return new Map(scores.map(({ id, score }) => [id, score / best]));
  }

  /** @param {Map<number, number>} scores @param {number} entry @param {number} by */
  #raise(scores, entry, by) {
    scores.set(entry, (scores.get(entry) ?? 0) + Math.max(0, by));
  }

  /** @param {number} entry @returns {number} how much its text counts among those of others */
  #standing(entry) {
    const [address] = this.index.pages[this.index.entries[entry][0]];
    const kind = this.#kind(entry);
    return OF_KIND[kind] * (kind !== "section" || address.startsWith(GUIDE) ? 1 : OF_OTHER_PAGES);
  }

  /** @param {number} entry @returns {Kind} */
  #kind(entry) {
    return this.index.entries[entry][4] ?? "section";
  }

  /** @param {Map<number, number>} scores @returns {number[]} */
  #ordered(scores) {
    /** @type {Map<number, number>} */
    const ofPage = new Map();
    const byScore = [...scores].sort(([, one], [, other]) => other - one);
    return byScore
      .map(([entry, score]) => {
        const [page] = this.index.entries[entry];
        const before = ofPage.get(page) ?? 0;
        ofPage.set(page, before + 1);
        return /** @type {const} */ ([
          entry,
          before < 2 ? score : score * SAME_PAGE ** (before - 1),
        ]);
      })
      .sort(([, one], [, other]) => other - one)
      .slice(0, MOST)
      .map(([entry]) => entry);
  }

  /** @param {number} entry @returns {Found} */
  #shown(entry) {
    const [page, anchor, heading, text, kind = "section"] = this.index.entries[entry];
    const [address, title] = this.index.pages[page];
    return {
      address: anchor ? `${address}#${anchor}` : address,
      heading,
      page: title === heading ? "" : title,
      text,
      kind,
    };
  }

  /** @param {string} query @param {Part[]} parts */
  #meant(query, parts) {
    let text = normal(query);
    for (const { token, meant } of [...parts].reverse())
      if (meant) text = text.slice(0, token.start) + meant + text.slice(token.end);
    return text === normal(query) ? "" : text;
  }
}
