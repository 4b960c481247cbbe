/**
 * Reads from a WebAssembly module which numbers each of its functions holds that may be addresses:
 * constants, what is added to the address of a load or store, and values of globals.
 *
 * The format: https://webassembly.github.io/spec/core/binary/instructions.html
 */

const IMPORT = 2;
const GLOBAL = 6;
const CODE = 10;
const [FUNCTION_KIND, GLOBAL_KIND, TAG_KIND] = [0, 3, 4];
const I32_CONST = 0x41;

/**
 * What follows an instruction: `n` a number, `4` and `8` so many bytes, `m` alignment and offset,
 * `c` a constant, `g` the number of a global, `v` a list of numbers, `t` a list of catches. Those
 * that are not named here are followed by nothing.
 */
const FOLLOWED = followed({
  n: "02 03 04 06 07 08 09 0c 0d 10 12 14 15 18 20 21 22 24 25 26 3f 40 42 d0 d2 d5 d6",
  nn: "11 13",
  vn: "0e",
  v: "1c",
  nt: "1f",
  g: "23",
  c: "41",
  4: "43",
  8: "44",
  m: Array.from({ length: 0x17 }, (_, at) => (0x28 + at).toString(16)).join(" "),
});
/** The same after 0xfc. */
const BULK = followed({ n: "09 0b 0d 0f 10 11", nn: "08 0a 0c 0e" });
/** The largest instruction known here that nothing follows. */
const LAST_PLAIN = 0xc4;
const PLAIN_REFERENCES = [0xd1, 0xd3, 0xd4];

/** @param {Record<string, string>} kinds */
function followed(kinds) {
  /** @type {Map<number, string>} */
  const found = new Map();
  for (const [what, codes] of Object.entries(kinds)) {
    for (const code of codes.split(" ")) {
      found.set(Number.parseInt(code, 16), what);
    }
  }
  return found;
}

/** @param {Uint8Array} bytes */
function createReader(bytes) {
  const reader = {
    at: 8,
    /** @param {number} length */
    skip(length) {
      reader.at += length;
    },
    byte() {
      reader.at += 1;
      return bytes[reader.at - 1];
    },
    /** @returns {number} an unsigned number, or where its sign is of no interest any number */
    number() {
      let value = 0;
      let weight = 1;
      let byte = reader.byte();
      while (byte & 0x80) {
        value += (byte & 0x7f) * weight;
        weight *= 0x80;
        byte = reader.byte();
      }
      return value + byte * weight;
    },
    /** @returns {number} a constant of 32 bits as it lies in memory */
    constant() {
      let value = 0;
      let shift = 0;
      let byte = 0x80;
      while (byte & 0x80) {
        byte = reader.byte();
        value |= (byte & 0x7f) << shift;
        shift += 7;
      }
      return (shift < 32 && byte & 0x40 ? value | (-1 << shift) : value) >>> 0;
    },
    reference() {
      const kind = reader.byte();
      if (kind === 0x63 || kind === 0x64) {
        reader.number();
      }
    },
  };
  return reader;
}

/**
 * @param {Uint8Array} bytes of a module
 * @returns {number[][]} for each function that is not imported, in their order
 * @throws {Error} if something in it is not known here
 */
export function addresses(bytes) {
  const reader = createReader(bytes);
  /** @type {Map<number, number>} where each section begins */
  const sections = new Map();
  while (reader.at < bytes.length) {
    const kind = reader.byte();
    const size = reader.number();
    sections.set(kind, reader.at);
    reader.at += size;
  }
  /** @param {number} kind */
  const open = (kind) => {
    reader.at = sections.get(kind) ?? bytes.length;
    return reader.number();
  };

  /** @type {number[]} value of each global; of those that are imported none is known */
  const globals = [];
  for (let left = open(IMPORT); left > 0; left -= 1) {
    for (const _ of ["module", "name"]) {
      const length = reader.number();
      reader.at += length;
    }
    const kind = reader.byte();
    if (kind === FUNCTION_KIND) {
      reader.number();
    } else if (kind === GLOBAL_KIND) {
      reader.at += 2;
      globals.push(0);
    } else if (kind === TAG_KIND) {
      reader.byte();
      reader.number();
    } else {
      throw new Error("an imported table or memory");
    }
  }
  for (let left = open(GLOBAL); left > 0; left -= 1) {
    reader.at += 2;
    if (reader.byte() !== I32_CONST) {
      throw new Error("a global that is not i32.const");
    }
    globals.push(reader.constant());
    reader.byte();
  }

  /** @type {number[]} of the function that is read */
  let held = [];
  function skipList() {
    for (let left = reader.number(); left > 0; left -= 1) {
      reader.number();
    }
  }
  function skipCatches() {
    for (let left = reader.number(); left > 0; left -= 1) {
      // The kinds from 2 on catch everything, and name no tag.
      if (reader.byte() < 2) {
        reader.number();
      }
      reader.number();
    }
  }
  /** @type {Record<string, () => void>} by what follows an instruction */
  const take = {
    n: reader.number,
    4: () => reader.skip(4),
    8: () => reader.skip(8),
    c: () => held.push(reader.constant()),
    g: () => held.push(globals[reader.number()]),
    m: () => {
      reader.number();
      held.push(reader.number());
    },
    v: skipList,
    t: skipCatches,
  };

  /** @returns {string} what follows the next instruction */
  function next() {
    const code = reader.byte();
    if (code === 0xfc) {
      return BULK.get(reader.number()) ?? "";
    }
    const what = FOLLOWED.get(code);
    if (what === undefined && code > LAST_PLAIN && !PLAIN_REFERENCES.includes(code)) {
      throw new Error(`an instruction not known: ${code.toString(16)}`);
    }
    return what ?? "";
  }

  /** @type {number[][]} */
  const found = [];
  for (let left = open(CODE); left > 0; left -= 1) {
    held = [];
    const size = reader.number();
    const end = reader.at + size;
    for (let groups = reader.number(); groups > 0; groups -= 1) {
      reader.number();
      reader.reference();
    }
    while (reader.at < end) {
      for (const what of next()) {
        take[what]();
      }
    }
    if (reader.at !== end) {
      throw new Error("a function that ends elsewhere than it says");
    }
    found.push(held);
  }
  return found;
}
