/**
 * Answers many requests with a built bundle, as the worker does: a request a line on
 * standard input, a reply a line on standard output.
 *
 *     node answer.mjs frozen FROZEN_WASM IMAGE WORDS_JSON... <requests.jsonl
 *     node answer.mjs whole PYODIDE_MODULE LOCK LIBRARY_ZIP PACKAGE_ZIP <requests.jsonl
 *
 * Where the frozen one lacks something, the reply is empty. With an opened module (see wasm.py)
 * the last line tells which functions ran, as a JSON list of their numbers.
 */

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { thaw } from "../frozen.mjs";
import { mount } from "../python.mjs";
import { start } from "./start.mjs";

const [kind, ...files] = process.argv.slice(2);

/**
 * @param {string} module
 * @param {string} image
 * @param {string[]} words
 */
async function frozen(module, image, ...words) {
  const compiled = await WebAssembly.compile(readFileSync(module));
  const texts = words.flatMap((file) => Object.entries(JSON.parse(readFileSync(file, "utf8"))));
  const begin = async () => {
    const made = await thaw(compiled, readFileSync(image));
    for (const [path, text] of texts) {
      made.keep(path, text);
    }
    return made;
  };
  let now = await begin();
  return {
    /** @param {string} request */
    async call(request) {
      try {
        return now.call(request);
      } catch {
        now = await begin();
        return "";
      }
    },
    ran: () => now.ran,
  };
}

/**
 * @param {string} module
 * @param {string} lock
 * @param {string} library
 * @param {string} archive
 */
async function whole(module, lock, library, archive) {
  const call = mount(await start(module, library, lock), readFileSync(archive));
  return { call, ran: () => undefined };
}

const [first, second, third, fourth] = files;
const { call, ran } =
  kind === "frozen"
    ? await frozen(first, second, ...files.slice(2))
    : await whole(first, second, third, fourth);
/** @param {string} line written before the next is made: all are more than memory holds */
async function write(line) {
  if (!process.stdout.write(`${line}\n`)) {
    await once(process.stdout, "drain");
  }
}
for await (const request of createInterface(process.stdin)) {
  await write(await call(request));
}
const functions = ran();
if (functions) {
  await write(JSON.stringify([...functions.keys()].filter((at) => functions[at])));
}
