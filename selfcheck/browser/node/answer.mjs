/**
 * Answers many requests with a built bundle, as the worker does: a request a line on
 * standard input, a reply a line on standard output.
 *
 *     node answer.mjs PYODIDE_MODULE LOCK LIBRARY_ZIP PACKAGE_ZIP <requests.jsonl
 */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { mount } from "../python.mjs";
import { start } from "./start.mjs";

const [module, lock, library, archive] = process.argv.slice(2);
const call = mount(await start(module, library, lock), readFileSync(archive));
// Written one by one: all replies together can be more than memory holds.
for await (const request of createInterface(process.stdin)) {
  process.stdout.write(`${call(request)}\n`);
}
