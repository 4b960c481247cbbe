/**
 * Starts Python with the package in it. Shared by the worker and by Node, so that what the
 * tests compare is what readers run.
 */

/** @typedef {import("pyodide").PyodideInterface} Pyodide */

const PACKAGE = "/lib/selfcheck.zip";

/**
 * @param {typeof import("pyodide").loadPyodide} loadPyodide from the runtime's pyodide.mjs
 * @param {string} runtime folder of Pyodide's own files, ending in "/"
 * @param {string} library the standard library's zip
 * @param {Partial<import("pyodide").PyodideConfig>} [more] of Pyodide's settings
 * @returns {Promise<Pyodide>}
 */
export function boot(loadPyodide, runtime, library, more) {
  return loadPyodide({ indexURL: runtime, packageBaseUrl: runtime, stdLibURL: library, ...more });
}

/**
 * @param {Pyodide} pyodide
 * @param {Uint8Array} archive the package's zip
 * @returns {(request: string) => string} `call` of selfcheck/browser/bridge.py
 */
export function mount(pyodide, archive) {
  pyodide.FS.writeFile(PACKAGE, archive);
  pyodide.pyimport("sys").path.append(PACKAGE);
  return pyodide.pyimport("selfcheck.browser.bridge").call;
}
