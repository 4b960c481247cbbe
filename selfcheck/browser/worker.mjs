/**
 * The worker: runs the Python package and knows nothing of the page.
 *
 * The addresses of what it loads, relative to its own, come in its query: Pyodide's `pyodide`,
 * `glue`, `wasm` and `lock`, then `library` and `package`. Messages: see protocol.mjs.
 */

import { compileWhole, FileError, fetchWhole, importWhole } from "./files.mjs";
import { boot, mount } from "./python.mjs";

/** @param {string} name */
function address(name) {
  const { href, searchParams } = new URL(self.location.href);
  return new URL(searchParams.get(name) ?? "", href).href;
}

/** @param {import("./protocol.mjs").Message} message */
function say(message) {
  postMessage(message);
}

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

async function start() {
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

/**
 * @param {import("./protocol.mjs").Failure["cause"]} cause
 * @param {unknown} error
 */
function fail(cause, error) {
  // What Pyodide throws is not always an Error.
  const message = error instanceof Error ? `${error}` : JSON.stringify(error);
  say({ state: "failed", cause, message });
}

/**
 * @param {unknown} error
 * @returns {import("./protocol.mjs").Failure["cause"]}
 */
function causeOf(error) {
  if (error instanceof FileError) {
    return error.kind;
  }
  // Everything arrived as it should be: this browser does not understand it.
  const isForeign = error instanceof WebAssembly.CompileError || error instanceof SyntaxError;
  return isForeign || error instanceof WebAssembly.LinkError ? "unsupported" : "crash";
}

const started = start();
started.then(
  () => say({ state: "ready" }),
  (error) => fail(causeOf(error), error),
);

addEventListener("message", async (event) => {
  /** @type {import("./protocol.mjs").Request} */
  const { id, route, answers, on, language, variant } = event.data;
  const call = await started;
  try {
    say({ id, ...JSON.parse(call(JSON.stringify({ route, answers, on, language, variant }))) });
  } catch (error) {
    fail("crash", error);
  }
});
