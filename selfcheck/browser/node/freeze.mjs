/**
 * Starts Python, has it import and use the package, and writes its memory as an image for
 * frozen.mjs.
 *
 *     node freeze.mjs PYODIDE_FOLDER OPENED_WASM LIBRARY_ZIP PACKAGE_ZIP IMAGE MODULE...
 *
 * The same sources give the same image: no clock, no chance, no addresses of this machine.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, opened, library, archive, target, ...modules] = process.argv.slice(2);
const PACKAGE = "/lib/selfcheck.zip";
const lock = JSON.parse(readFileSync(join(folder, "pyodide-lock.json"), "utf8"));
const LIBRARY = `/lib/python${lock.info.python.split(".").slice(0, 2).join("")}.zip`;
/** Zeros are left out where there are at least so many; each gap costs a few digits. */
const GAP = 512;
const RUN = `
place = {"__name__": "freezing"}
for name in ("exercise", "freeze"):
    with open(f"/{name}.py") as file:
        exec(compile(file.read(), name, "exec"), place)
call, keep = place["freeze"](
    MODULES, "${PACKAGE}", lambda: place["exercise"](MODULES, "${LIBRARY}")
)
`;

process.on("uncaughtException", (error) => {
  console.error(error.stack?.slice(-2000));
  process.exit(1);
});

/** @param {string} name */
const text = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

Date.now = () => 0;
performance.now = () => 0;
const missing = Symbol("no error of JavaScript's");
/** @type {import("../frozen.mjs").Exports} */
let exports = {};
const { default: create } = await import(pathToFileURL(resolve(folder, "pyodide.asm.mjs")).href);
const { FS } = await create({
  API: {
    config: { jsglobals: globalThis, env: {}, packages: [], args: [] },
    runtimeEnv: { IN_NODE: true },
    lockFilePromise: Promise.resolve(JSON.stringify({ info: lock.info, packages: {} })),
  },
  thisProgram: "python",
  arguments: [],
  /** @param {{ENV: Record<string, string>, FS: any}} module */
  preRun(module) {
    Object.assign(module.ENV, {
      HOME: "/",
      LANG: "C.UTF-8",
      PYTHONHASHSEED: "0",
      PYTHONINSPECT: "1",
    });
    module.FS.mkdirTree("/lib");
    module.FS.writeFile(LIBRARY, readFileSync(library));
    module.FS.writeFile(PACKAGE, readFileSync(archive));
    for (const name of ["exercise", "freeze"]) {
      module.FS.writeFile(`/${name}.py`, text(`${name}.py`));
    }
  },
  /**
   * @param {Record<string, any>} imports
   * @param {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} receive
   */
  async instantiateWasm(imports, receive) {
    imports.env.Jsv_GetError_import = () => missing;
    imports.env.JsvError_Check = (/** @type {unknown} */ value) => value === missing;
    imports.wasi_snapshot_preview1.random_get = () => 0;
    const { instance, module } = await WebAssembly.instantiate(readFileSync(opened), imports);
    exports = instance.exports;
    receive(instance, module);
  },
});
FS.chdir("/");

const memory = () => new Uint8Array(exports.memory.buffer);
/** @param {number} address */
const pointer = (address) => new DataView(exports.memory.buffer).getUint32(address, true);

/** @param {string} value */
function c(value) {
  const bytes = new TextEncoder().encode(`${value}\0`);
  const address = exports.malloc(bytes.length);
  memory().set(bytes, address);
  return address;
}

if (exports.PyRun_SimpleStringFlags(c(RUN.replaceAll("MODULES", JSON.stringify(modules))), 0)) {
  throw new Error("the package cannot be used");
}
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
forget();
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

/** Empties the code of the modules that are frozen into Python, as none is imported any more. */
function forget() {
  for (const list of [
    "_PyImport_FrozenBootstrap",
    "_PyImport_FrozenStdlib",
    "_PyImport_FrozenTest",
  ]) {
    // Each entry: name, code, size, is_package.
    for (let entry = pointer(exports[list].value); pointer(entry); entry += 16) {
      const start = pointer(entry + 4);
      memory().fill(0, start, start + pointer(entry + 8));
    }
  }
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
