/** Starts Python alone under Node, without what Pyodide adds, and lets its memory be seen. */

import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

process.on("uncaughtException", (error) => {
  console.error(error.stack?.slice(-2000));
  process.exit(1);
});
// The same sources give the same memory: no clock, no chance, nothing of this machine.
Date.now = () => 0;
performance.now = () => 0;

/**
 * @typedef {object} Raw
 * @property {import("../frozen.mjs").Exports} exports of the module
 * @property {string} library path of the standard library's zip
 * @property {(path: string) => Uint8Array} read a file of Python's
 * @property {() => Uint8Array} memory as it is now
 * @property {(address: number) => number} pointer that stands there
 * @property {(text: string) => number} c address of a new C string
 * @property {(program: string) => void} run throws where it raises
 */

/**
 * @param {string} folder of Pyodide
 * @param {string} opened Pyodide's module, opened (see wasm.py)
 * @param {string} library the standard library's zip
 * @param {Record<string, Uint8Array>} files by path
 * @returns {Promise<Raw>}
 */
export async function startRaw(folder, opened, library, files) {
  const { info } = JSON.parse(readFileSync(join(folder, "pyodide-lock.json"), "utf8"));
  const place = `/lib/python${info.python.split(".").slice(0, 2).join("")}.zip`;
  const missing = Symbol("no error of JavaScript's");
  /** @type {import("../frozen.mjs").Exports} */
  let exports = {};
  const { default: create } = await import(pathToFileURL(resolve(folder, "pyodide.asm.mjs")).href);
  const { FS } = await create({
    API: {
      config: { jsglobals: globalThis, env: {}, packages: [], args: [] },
      runtimeEnv: { IN_NODE: true },
      lockFilePromise: Promise.resolve(JSON.stringify({ info, packages: {} })),
    },
    thisProgram: "python",
    arguments: ["-S"],
    /** @param {{ENV: Record<string, string>, FS: any}} module */
    preRun(module) {
      Object.assign(module.ENV, {
        HOME: "/",
        LANG: "C.UTF-8",
        PYTHONHASHSEED: "0",
        PYTHONINSPECT: "1",
      });
      module.FS.mkdirTree("/lib");
      module.FS.writeFile(place, readFileSync(library));
      for (const [path, content] of Object.entries(files)) {
        module.FS.mkdirTree(dirname(path));
        module.FS.writeFile(path, content);
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

  /** @type {Raw["c"]} */
  function c(text) {
    const bytes = new TextEncoder().encode(`${text}\0`);
    const address = exports.malloc(bytes.length);
    memory().set(bytes, address);
    return address;
  }
  return {
    exports,
    library: place,
    read: (path) => FS.readFile(path),
    memory,
    pointer: (address) => new DataView(exports.memory.buffer).getUint32(address, true),
    c,
    run(program) {
      if (exports.PyRun_SimpleStringFlags(c(program), 0)) {
        throw new Error("Python raised an error");
      }
    },
  };
}
