/**
 * The whole of Pyodide, with the package as it is in its sources. The worker turns to it where
 * the frozen one lacks something.
 */

import { compileWhole, fetchWhole, importWhole } from "./files.mjs";
import { boot, mount } from "./python.mjs";

/**
 * Pyodide fetches by itself, unchecked, and reports a .wasm that does not arrive on the console
 * only. It is given what has been checked.
 *
 * @param {WebAssembly.Module} compiled
 * @param {Record<string, BodyInit>} contents by address
 */
function handOver(compiled, contents) {
  const stock = self.fetch;
  self.fetch = async (asked, options) => {
    const content = contents[`${asked}`];
    return content === undefined ? stock(asked, options) : new Response(content);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => ({
    instance: await WebAssembly.instantiate(compiled, imports),
    module: compiled,
  });
}

/**
 * @param {(name: string) => string} address of what the worker's query names: `pyodide`, `glue`,
 *   `wasm` and `lock` of Pyodide, `library` and `package`
 * @returns {Promise<(request: string) => string>} as of `mount`
 */
export async function start(address) {
  const [{ loadPyodide }, glue, compiled, lock, library, archive] = await Promise.all([
    importWhole(address("pyodide")),
    importWhole(address("glue")),
    compileWhole(address("wasm")),
    fetchWhole(address("lock")),
    fetchWhole(address("library")),
    fetchWhole(address("package")),
  ]);
  handOver(compiled, { [address("wasm")]: "", [address("library")]: library });
  const pyodide = await boot(
    loadPyodide,
    new URL(".", address("pyodide")).href,
    address("library"),
    {
      createPyodideModule: glue.default,
      lockFileContents: new TextDecoder().decode(lock),
    },
  );
  return mount(pyodide, archive);
}
