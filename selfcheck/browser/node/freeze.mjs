/**
 * Starts Python, has it import and use the package, and writes its memory as an image for
 * frozen.mjs.
 *
 *     node freeze.mjs PYODIDE_FOLDER OPENED_WASM WASTE LIBRARY_ZIP PACKAGE_ZIP IMAGE MODULE...
 *
 * WASTE is what waste.mjs wrote.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { startRaw } from "./raw.mjs";

const [folder, opened, waste, library, archive, target, ...modules] = process.argv.slice(2);
const PACKAGE = "/lib/selfcheck.zip";
/** Zeros are left out where there are at least so many; each gap costs a few digits. */
const GAP = 512;

/** @param {string} name */
const text = (name) => readFileSync(new URL(`../${name}`, import.meta.url));
const raw = await startRaw(folder, opened, library, {
  [PACKAGE]: readFileSync(archive),
  "/exercise.py": text("exercise.py"),
  "/freeze.py": text("freeze.py"),
});
const { exports, memory, pointer, c } = raw;
const names = JSON.stringify(modules);
raw.run(`
place = {"__name__": "freezing"}
for name in ("exercise", "freeze"):
    with open(f"/{name}.py") as file:
        exec(compile(file.read(), name, "exec"), place)
call, keep = place["freeze"](
    ${names}, "${PACKAGE}", lambda: place["exercise"](${names}, "${raw.library}")
)
`);
const main = exports.PyImport_AddModule(c("__main__"));
/** @param {string} name */
const named = (name) => exports.PyObject_GetAttrString(main, c(name));
const [call, keep] = [named("call"), named("keep")];
exports.PyDict_Clear(exports.PyModule_GetDict(main));
exports.PyGC_Collect();
exports.PyGC_Collect();
// Where this is 0, Python calls a function of JavaScript's instead of one put into the table.
const trampoline =
  exports._PyRuntime.value + pointer(exports._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value);
new DataView(exports.memory.buffer).setUint32(trampoline, 0, true);
empty();
/** @type {[number, number][]} */
const wasted = JSON.parse(readFileSync(waste, "utf8"));
for (const [start, length] of wasted) {
  memory().fill(0, start, start + length);
}
write();

/** Fills what is free with zeros, by taking all of it and giving it back. */
function empty() {
  const end = exports.sbrk(0);
  /** @type {[number, (size: number) => number, (address: number) => void, (size: number) => number][]} */
  const allocators = [
    [512, exports.PyObject_Malloc, exports.PyObject_Free, (size) => size - 16],
    [1 << 20, exports.malloc, exports.free, (size) => size >> 1],
  ];
  for (const [largest, take, give, smaller] of allocators) {
    const taken = [];
    for (let size = largest; size >= 8; size = smaller(size)) {
      let address = take(size);
      while (address < end) {
        memory().fill(0, address, address + size);
        taken.push(address);
        address = take(size);
      }
      give(address);
    }
    for (const address of taken) {
      give(address);
    }
  }
  memory().fill(0, exports.sbrk(0));
  memory().fill(0, exports.emscripten_stack_get_end(), exports.emscripten_stack_get_current());
}

function write() {
  const states = Object.keys(exports).filter((name) => /^state\d+$/.test(name));
  const size = exports.sbrk(0);
  const bytes = memory().subarray(0, size);
  /** @type {[number, number][]} */
  const runs = [];
  let start = 0;
  let end = 0;
  for (let at = 0; at < size; at += 1) {
    if (bytes[at]) {
      if (at - end >= GAP) {
        runs.push([start, end - start]);
        start = at;
      }
      end = at + 1;
    }
  }
  runs.push([start, end - start]);
  /** @type {import("../frozen.mjs").Head} */
  const head = {
    call,
    keep,
    root: `${PACKAGE}/selfcheck`,
    size,
    states: states.map((_, number) => exports[`state${number}`].value),
    runs: runs.filter(([, length]) => length),
  };
  const encoded = new TextEncoder().encode(JSON.stringify(head));
  const length = new Uint8Array(new Uint32Array([encoded.length]).buffer);
  const contents = head.runs.map(([address, of]) => bytes.subarray(address, address + of));
  writeFileSync(target, Buffer.concat([length, encoded, ...contents]));
}
