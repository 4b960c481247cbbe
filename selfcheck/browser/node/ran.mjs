/**
 * Runs `main` of a Python package in Pyodide's Python alone, and tells which functions of the module
 * it ran: a JSON list of their numbers on standard output.
 *
 *     node ran.mjs PYODIDE_FOLDER OPENED_WASM LIBRARY_ZIP FOLDER
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startRaw } from "./raw.mjs";

const [folder, opened, library, home] = process.argv.slice(2);
const modules = readdirSync(home).filter((name) => name.endsWith(".py"));
const files = modules.map((name) => [`/ran/${name}`, readFileSync(join(home, name))]);
const { exports, run } = await startRaw(folder, opened, library, Object.fromEntries(files));
run("import sys; sys.path.insert(0, '/'); import ran");
const ran = new Uint8Array(exports.ran.buffer);
ran.fill(0);
run("ran.main()");
exports.PyGC_Collect();
process.stdout.write(`${JSON.stringify([...ran.keys()].filter((at) => ran[at]))}\n`);
