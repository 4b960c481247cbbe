/** Starts the runtime under Node. */

import { readFileSync } from "node:fs";
import { resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { boot } from "../python.mjs";

// Node would print the failing line of Pyodide's, a megabyte long, before the message.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

/**
 * @param {string} module Pyodide's pyodide.mjs, under whatever name
 * @param {string} library the standard library's zip
 * @param {string} [lock] Pyodide's lock file; by default the one beside the module
 */
export async function start(module, library, lock) {
  const { loadPyodide } = await import(pathToFileURL(resolve(module)).href);
  const more = lock ? { lockFileContents: readFileSync(lock, "utf8") } : {};
  // What is compiled holds sets, in an order that hangs on the seed.
  const env = { PYTHONHASHSEED: "0" };
  return boot(loadPyodide, resolve(module, "..") + sep, resolve(library), { env, ...more });
}

/**
 * @param {import("pyodide").PyodideInterface} pyodide
 * @param {string} source text of a Python file
 * @param {string} name of the function to get from it
 */
export function define(pyodide, source, name) {
  const globals = pyodide.toPy({ __name__: "builder" });
  pyodide.runPython(source, { globals });
  return globals.get(name);
}
