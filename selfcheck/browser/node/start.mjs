/** Starts the runtime under Node. */

import { resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { boot } from "../python.mjs";

// Node would print the failing line of Pyodide's, a megabyte long, before the message.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

/**
 * @param {string} runtime folder of Pyodide's files
 * @param {string} library the standard library's zip
 */
export async function start(runtime, library) {
  const folder = resolve(runtime) + sep;
  const { loadPyodide } = await import(pathToFileURL(`${folder}pyodide.mjs`).href);
  return boot(loadPyodide, folder, resolve(library));
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
