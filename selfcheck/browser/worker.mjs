/**
 * The worker: runs the Python package and knows nothing of the page.
 *
 * It begins with the frozen package, which has what `step` was seen to need. Where something is
 * asked of it that it lacks, nothing is lost, as `step` is pure: the worker loads the whole of
 * Pyodide and asks that again.
 *
 * The addresses of what it loads, relative to its own, come in its query: `frozen`, `image` (and
 * its `size` in bytes) and the words by language (`en`, `ja`), of which `language` says which are wanted first; for the
 * whole see whole.mjs. Messages: see protocol.mjs.
 */

import { compileWhole, FileError, fetchWhole, giveBack, importWhole } from "./files.mjs";
import { thaw } from "./frozen.mjs";

/** @typedef {import("./frozen.mjs").Frozen} Frozen */

const { href, searchParams } = new URL(self.location.href);
const decoder = new TextDecoder();
/** @type {Map<string, Promise<Record<string, string>>>} */
const words = new Map();
/** @type {Set<string>} languages whose words the frozen package has */
const spoken = new Set();
/** @type {Promise<(request: string) => string> | undefined} */
let whole;

/** @param {string} name */
function address(name) {
  return new URL(searchParams.get(name) ?? "", href).href;
}

/** @param {import("./protocol.mjs").Message} message */
function say(message) {
  postMessage(message);
}

/** The image is most of what is loaded. */
function fetchImage() {
  const size = Number(searchParams.get("size"));
  let told = 0;
  /** @param {number} bytes */
  const onBytes = (bytes) => {
    const hundredths = Math.floor((100 * bytes) / size);
    if (hundredths > told) {
      told = hundredths;
      say({ state: "loading", part: hundredths / 100 });
    }
  };
  return fetchWhole(address("image"), { size, onBytes });
}

/** @param {string} language */
function fetchWords(language) {
  const fetched =
    words.get(language) ??
    fetchWhole(address(language)).then((bytes) => JSON.parse(decoder.decode(bytes)));
  words.set(language, fetched);
  return fetched;
}

/**
 * @param {Frozen} frozen
 * @param {string} language
 */
async function speak(frozen, language) {
  if (spoken.has(language) || !searchParams.has(language)) {
    return;
  }
  for (const [path, text] of Object.entries(await fetchWords(language))) {
    frozen.keep(path, text);
  }
  spoken.add(language);
  words.delete(language);
}

/** @returns {Promise<Frozen | undefined>} nothing where only the whole can help */
async function begin() {
  const language = searchParams.get("language") ?? "";
  try {
    const [module, image] = await Promise.all([
      compileWhole(address("frozen")),
      fetchImage(),
      searchParams.has(language) && fetchWords(language),
    ]);
    const frozen = await thaw(module, image);
    giveBack(image);
    await speak(frozen, language);
    return frozen;
  } catch (error) {
    if (error instanceof FileError) {
      throw error;
    }
    await startWhole();
    return undefined;
  }
}

function startWhole() {
  whole ??= importWhole(new URL("./whole.mjs", import.meta.url).href).then(({ start }) =>
    start(address),
  );
  return whole;
}

/**
 * @param {string} language
 * @param {string} request
 */
async function ask(language, request) {
  const frozen = await started;
  if (frozen && !whole) {
    try {
      await speak(frozen, language);
      return frozen.call(request);
    } catch (error) {
      if (error instanceof FileError) {
        throw error;
      }
      say({ state: "restarting" });
    }
  }
  const call = await startWhole();
  return call(request);
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

const started = begin();
started.then(
  () => say({ state: "ready" }),
  (error) => fail(causeOf(error), error),
);
/** @type {Promise<unknown>} */
let last = started;

/** @param {import("./protocol.mjs").Request} request */
async function reply({ id, route, answers, on, language, variant }) {
  try {
    const said = await ask(language, JSON.stringify({ route, answers, on, language, variant }));
    say({ id, said });
  } catch (error) {
    fail(causeOf(error), error);
  }
}

addEventListener("message", ({ data }) => {
  last = last.then(() => reply(data));
});
