/**
 * Starts Python, has it import and use the package, and writes its memory as an image for
 * frozen.mjs.
 *
 *     node freeze.mjs PYODIDE_FOLDER OPENED_WASM WASTE FUNCTIONS LIBRARY_ZIP PACKAGE_ZIP IMAGE
 *         MODULE...
 *
 * WASTE is what waste.mjs wrote; FUNCTIONS is a JSON list of the numbers of those that are left.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addresses } from "./addresses.mjs";
import { startRaw } from "./raw.mjs";
import { unreachable } from "./reach.mjs";

const [folder, opened, waste, functions, library, archive, target, ...modules] =
  process.argv.slice(2);
const PACKAGE = "/lib/selfcheck.zip";
/** Zeros are left out where there are at least so many; each gap costs a few digits. */
const GAP = 512;

/** @param {string} name */
const text = (name) => readFileSync(new URL(`../${name}`, import.meta.url));
const raw = await startRaw(folder, opened, library, {
  [PACKAGE]: readFileSync(archive),
  "/exercise.py": text("exercise.py"),
  "/freeze.py": text("freeze.py"),
  "/census.py": text("census.py"),
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
const bare = () => {
  exports.PyDict_Clear(exports.PyModule_GetDict(main));
  exports.PyGC_Collect();
  exports.PyGC_Collect();
};
bare();
raw.run(`
with open("/census.py") as file:
    exec(compile(file.read(), "census", "exec"))
census("/census")
`);
const census = new Uint32Array(raw.read("/census").slice().buffer);
bare();
exports.PyType_ClearCache();
empty();
const texts = settle();
/** @type {[number, number][]} */
const wasted = JSON.parse(readFileSync(waste, "utf8"));
clear(wasted);
// Where this is 0, Python calls a function of JavaScript's instead of one put into the table.
const trampoline =
  exports._PyRuntime.value + pointer(exports._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value);
new DataView(exports.memory.buffer).setUint32(trampoline, 0, true);
const state = states();
clear(
  unreachable({
    memory: memory().subarray(0, exports.sbrk(0)),
    end: exports.emscripten_stack_get_end(),
    held: addresses(readFileSync(join(folder, "pyodide.asm.wasm"))),
    kept: JSON.parse(readFileSync(functions, "utf8")),
    roots: state,
    whole: [runtime()],
    texts,
  }),
);
write();

/** @param {[number, number][]} stretches */
function clear(stretches) {
  for (const [start, length] of stretches) {
    memory().fill(0, start, start + length);
  }
}

/**
 * @returns {[number, number]} address and length of Python's own state, whose fields are found by
 *   their distance from its beginning; for the length see _Py_DebugOffsets
 */
function runtime() {
  const address = exports._PyRuntime.value;
  return [address, pointer(address + 24)];
}

function states() {
  const names = Object.keys(exports).filter((name) => /^state\d+$/.test(name));
  return names.map((_, number) => exports[`state${number}`].value);
}

/**
 * Makes every object one that is never given up, so that neither counts nor the collector's lists
 * are needed any more, and forgets the hashes of texts (frozen.mjs finds them again).
 *
 * @returns {[number, number][]} address and length of what holds no address, in order
 */
function settle() {
  const heap = exports.emscripten_stack_get_base();
  const view = new DataView(exports.memory.buffer);
  const kinds = {
    text: exports.PyUnicode_Type.value,
    bytes: exports.PyBytes_Type.value,
    code: exports.PyCode_Type.value,
    number: exports.PyLong_Type.value,
  };
  /** @type {[number, number][]} */
  const found = [];

  for (let at = 0; at < census.length; at += 3) {
    const [address, kind, size] = census.subarray(at, at + 3);
    const count = view.getUint32(address, true);
    // What is gone since has no kind any more, or a link in the place of its count.
    if (address < heap || pointer(address + 4) !== kind) {
      continue;
    }
    if (count > 0 && count < heap) {
      exports._Py_SetImmortal(address);
    }
    if (!exports.PyUnstable_IsImmortal(address)) {
      continue;
    }
    if (kind === kinds.text || kind === kinds.bytes) {
      found.push([address + 12, size - 12]);
    } else if (kind === kinds.code) {
      const before = pointer(kind + 16);
      found.push([address + before, 2 * pointer(address + 8)]);
    } else if (kind === kinds.number) {
      // Behind its digits may lie what it was reckoned from: all of what malloc gave it.
      found.push([address + 8, (pointer(address - 4) & ~7) - 12]);
    }
  }
  exports.PyGC_Collect();

  return found.sort(([one], [other]) => one - other);
}

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
    states: state,
    runs: runs.filter(([, length]) => length),
  };
  const encoded = new TextEncoder().encode(JSON.stringify(head));
  const length = new Uint8Array(new Uint32Array([encoded.length]).buffer);
  const contents = head.runs.map(([address, of]) => bytes.subarray(address, address + of));
  writeFileSync(target, Buffer.concat([length, encoded, ...contents]));
}
