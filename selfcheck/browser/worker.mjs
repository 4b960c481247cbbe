/**
 * The worker: runs the Python package and knows nothing of the page.
 *
 * The addresses of what it loads, relative to its own, come in its query: `runtime` (a
 * folder), `library` and `package`. Messages: see protocol.mjs.
 */

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

/** @param {string} url */
async function download(url) {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${response.status} ${url}`);
  }
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Pyodide reports a .wasm that does not arrive or compile on the console only, and then
 * waits for ever.
 *
 * @returns {Promise<never>} rejected when that happens
 */
function wasmFailure() {
  const instantiate = WebAssembly.instantiateStreaming;
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (source, imports) => {
      try {
        return await instantiate(source, imports);
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
}

async function start() {
  const runtime = address("runtime");
  const [pyodide, archive] = await Promise.all([
    import(`${runtime}pyodide.mjs`).then(({ loadPyodide }) =>
      Promise.race([wasmFailure(), boot(loadPyodide, runtime, address("library"))]),
    ),
    download(address("package")),
  ]);
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

const started = start();
started.then(
  () => say({ state: "ready" }),
  (error) => fail(error instanceof WebAssembly.CompileError ? "unsupported" : "download", error),
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
