/**
 * Finds what of Pyodide's static data nothing can come to any more, as only some functions are
 * left: tables of encodings and names of characters, messages, structures of other modules.
 *
 * Whatever looks like an address counts as one. Of what it leads to, everything stays up to the
 * next thing that anything else leads to, and at least `AROUND` bytes: an address may be that of
 * one field, or lie a little before a table whose first rows do not exist.
 */

/** More than the largest structure that parts of its own lead into. */
const AROUND = 256;
/** Below this, nothing lies. */
const FIRST = 1024;
/** A text longer than this is none. */
const LONGEST_TEXT = 2000;

/**
 * @param {object} given
 * @param {Uint8Array} given.memory
 * @param {number} given.end where static data ends
 * @param {number[][]} given.held by function, what may be addresses; see addresses.mjs
 * @param {Iterable<number>} given.kept numbers of the functions that are left
 * @param {Iterable<number>} given.roots more addresses
 * @param {[number, number][]} given.whole address and length of what stays whole
 * @param {[number, number][]} given.texts address and length of what holds no address, in order
 * @returns {[number, number][]} address and length of each stretch of no use
 */
export function unreachable({ memory, end, held, kept, roots, whole, texts }) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length >> 2);
  const isText = (/** @type {number} */ at) => memory[at] >= 0x20 && memory[at] < 0x7f;
  const isStatic = (/** @type {number} */ to) => to >= FIRST && to < end;
  /** Structures are aligned; texts begin anywhere, also within another that ends alike. */
  const isAddress = (/** @type {number} */ to) =>
    isStatic(to) && (to % 4 === 0 || (isText(to) && (memory[to - 1] === 0 || isText(to - 1))));

  /** @type {Set<number>} */
  const led = new Set();
  for (const each of held) {
    for (const to of each.filter(isStatic)) {
      led.add(to);
    }
  }
  for (const word of words) {
    if (isAddress(word)) {
      led.add(word);
    }
  }
  const places = Uint32Array.from(led).sort();
  /** @param {number} to @returns {number} the number of the place at or before it */
  function placeOf(to) {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      [low, high] = places[middle] <= to ? [middle + 1, high] : [low, middle];
    }
    return low - 1;
  }

  const stays = new Uint8Array(end);
  /** @type {number[]} addresses of words that stay and are not followed yet */
  const left = [];
  /** @param {number} start @param {number} stop */
  function keep(start, stop) {
    for (let at = start; at < stop; at += 1) {
      if (!stays[at]) {
        stays[at] = 1;
        if (at % 4 === 0) {
          left.push(at);
        }
      }
    }
  }
  /** @param {number} to */
  function keepAround(to) {
    const first = placeOf(to);
    let next = first + 1;
    while (next < places.length && places[next] < to + AROUND) {
      next += 1;
    }
    keep(places[first], Math.min(places[next] ?? end, end));
  }
  /** @param {number} word */
  function follow(word) {
    if (!isAddress(word)) {
      return;
    }
    const stop = word % 4 ? memory.indexOf(0, word) + 1 : 0;
    if (word < stop && stop < word + LONGEST_TEXT) {
      keep(word, stop);
    } else {
      keepAround(word);
    }
  }

  for (const number of kept) {
    for (const to of (held[number] ?? []).filter(isStatic)) {
      keepAround(to);
    }
  }
  for (const to of roots) {
    if (isStatic(to)) {
      keepAround(to);
    }
  }
  for (const [start, length] of whole) {
    keep(start, start + length);
  }
  let at = end;
  for (const [start, length] of [...texts, /** @type {const} */ ([memory.length, 0])]) {
    for (; at < start; at += 4) {
      follow(words[at >> 2]);
    }
    at = Math.max(at, (start + length) & ~3);
  }
  for (let word = left.pop(); word !== undefined; word = left.pop()) {
    follow(words[word >> 2]);
  }

  /** @type {[number, number][]} */
  const found = [];
  for (let start = FIRST; start < end; start += 1) {
    if (!stays[start]) {
      const stop = stays.indexOf(1, start);
      found.push([start, (stop < 0 ? end : stop) - start]);
      start = stop < 0 ? end : stop;
    }
  }
  return found;
}
