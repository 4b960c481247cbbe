/**
 * Answers many requests with a built bundle, as the worker does: a request a line on
 * standard input, a reply a line on standard output.
 *
 *     node answer.mjs RUNTIME_FOLDER LIBRARY_ZIP PACKAGE_ZIP <requests.jsonl
 */

import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { mount } from "../python.mjs";
import { start } from "./start.mjs";

const [runtime, library, archive] = process.argv.slice(2);
const call = mount(await start(runtime, library), readFileSync(archive));
const requests = (await text(process.stdin)).split("\n").filter(Boolean);
process.stdout.write(requests.map((request) => `${call(request)}\n`).join(""));
