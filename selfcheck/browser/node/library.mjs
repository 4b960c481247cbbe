/**
 * Compiles the whole standard library of a stock Pyodide.
 *
 *     node library.mjs PYODIDE_FOLDER TARGET_ZIP
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { define, start } from "./start.mjs";

const [folder, target] = process.argv.slice(2);
const stock = join(folder, "python_stdlib.zip");
const pyodide = await start(join(folder, "pyodide.mjs"), stock);

const source = readFileSync(new URL("../compile.py", import.meta.url), "utf8");
const compileArchive = define(pyodide, source, "compile_archive");
/** @type {string[]} */
const paths = pyodide.pyimport("sys").path;
const library = paths.find((path) => path.endsWith(".zip"));
compileArchive(library, "/compiled.zip", `${library}/`, 2);
writeFileSync(target, pyodide.FS.readFile("/compiled.zip"));
