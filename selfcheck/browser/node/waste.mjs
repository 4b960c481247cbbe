/**
 * Finds what of Pyodide's static data is of no use where nobody asks for help, imports a module
 * or reads another encoding than UTF-8: docstrings, the code of the modules frozen into Python,
 * and the tables of the Chinese, Japanese and Korean encodings.
 *
 *     node waste.mjs PYODIDE_FOLDER OPENED_WASM LIBRARY_ZIP TARGET
 *
 * Writes a JSON list of [address, length]. The offsets are those of CPython's structures, on
 * 32 bits; where a docstring is not found at its offset, it is left.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { startRaw } from "./raw.mjs";

const [folder, opened, library, target] = process.argv.slice(2);
/** Strings that end alike are one in memory: what could be the end of another stays. */
const SHARED_END = 48;
const FROZEN = ["_PyImport_FrozenBootstrap", "_PyImport_FrozenStdlib", "_PyImport_FrozenTest"];
/** By kind: where its definition is (none: the object itself), and there the docstring. */
const OFFSETS = /** @type {Record<string, [number | undefined, number]>} */ ({
  type: [undefined, 88],
  builtin_function_or_method: [8, 12],
  method_descriptor: [20, 12],
  classmethod_descriptor: [20, 12],
  getset_descriptor: [20, 12],
  member_descriptor: [20, 16],
  wrapper_descriptor: [20, 16],
});

const source = readFileSync(new URL("../waste.py", import.meta.url));
const { exports, memory, pointer, read, run } = await startRaw(folder, opened, library, {
  "/waste.py": source,
});
run(`
place = {"__name__": "waste"}
with open("/waste.py") as file:
    exec(compile(file.read(), "waste", "exec"), place)
place["find"]("/found.json")
`);
/** @type {{docs: [string, number, string][], maps: number[]}} */
const { docs, maps } = JSON.parse(new TextDecoder().decode(read("/found.json")));
/** @type {Map<number, number>} length by address */
const found = new Map();

/** @param {number} start */
function c(start) {
  return new TextDecoder().decode(memory().subarray(start, memory().indexOf(0, start)));
}

for (const list of FROZEN) {
  // Each entry: name, code, size, is_package.
  for (let entry = pointer(exports[list].value); pointer(entry); entry += 16) {
    found.set(pointer(entry + 4), pointer(entry + 8));
  }
}
for (const [kind, address, doc] of docs) {
  const [definition, offset] = OFFSETS[kind];
  const at = definition === undefined ? address : pointer(address + definition);
  const start = pointer(at + offset);
  // The text of a signature may stand before what Python shows.
  if (start && c(start).endsWith(doc)) {
    const length = new TextEncoder().encode(c(start)).length - SHARED_END;
    if (length > 0) {
      found.set(start, length);
    }
  }
}
for (const capsule of maps) {
  // A capsule's pointer leads to: name, index for encoding, index for decoding; each index has
  // 256 entries of a table of two-byte codes with its first and last place.
  const map = pointer(capsule + 8);
  for (const index of [pointer(map + 4), pointer(map + 8)].filter(Boolean)) {
    for (let entry = index; entry < index + 256 * 8; entry += 8) {
      const [first, last] = memory().subarray(entry + 4, entry + 6);
      if (pointer(entry)) {
        found.set(pointer(entry), 2 * (last - first + 1));
      }
    }
  }
}
// What lies behind the stack was made while running, and lies elsewhere another time.
const isStatic = (/** @type {[number, number]} */ [start]) =>
  start < exports.emscripten_stack_get_end();
const sorted = [...found].filter(isStatic).sort(([one], [other]) => one - other);
writeFileSync(target, JSON.stringify(sorted));
