/**
 * Compiles the package and finds the library modules it uses.
 *
 *     node package.mjs PYODIDE_FOLDER LIBRARY_ZIP SOURCE_ZIP TARGET_FOLDER MODULE...
 *
 * Writes package.zip and used.json (paths inside the library's zip) to the target folder.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mount } from "../python.mjs";
import { define, start } from "./start.mjs";

const [folder, compiledLibrary, source, target, ...modules] = process.argv.slice(2);
const pyodide = await start(join(folder, "pyodide.mjs"), compiledLibrary);
/** @param {string} name */
const text = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

pyodide.FS.writeFile("/source.zip", readFileSync(source));
define(pyodide, text("compile.py"), "compile_archive")("/source.zip", "/compiled.zip", "", 0);
const archive = pyodide.FS.readFile("/compiled.zip");
writeFileSync(join(target, "package.zip"), archive);

const call = mount(pyodide, archive);
try {
  // The way an error of Python reaches JavaScript needs modules too.
  /** @type {Function} */ (call)();
} catch {}
/** @type {string[]} */
const paths = pyodide.pyimport("sys").path;
const library = paths.find((path) => /python\d+\.zip$/.test(path));
const exercise = define(pyodide, text("exercise.py"), "exercise");
writeFileSync(join(target, "used.json"), exercise(pyodide.toPy(modules), library));
