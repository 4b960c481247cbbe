/**
 * Runs `main` of a Python file in Pyodide's Python alone, and tells which functions of the module
 * it ran: a JSON list of their numbers on standard output.
 *
 *     node ran.mjs PYODIDE_FOLDER OPENED_WASM LIBRARY_ZIP FILE
 */

import { readFileSync } from "node:fs";
import { startRaw } from "./raw.mjs";

const [folder, opened, library, file] = process.argv.slice(2);
const { exports, run } = await startRaw(folder, opened, library, { "/ran.py": readFileSync(file) });
run("import sys; sys.path.insert(0, '/'); import ran");
const ran = new Uint8Array(exports.ran.buffer);
ran.fill(0);
run("ran.main()");
exports.PyGC_Collect();
process.stdout.write(`${JSON.stringify([...ran.keys()].filter((at) => ran[at]))}\n`);
