// Writes texts as they are read: node readings.mjs LIST, with a JSON list of texts on the standard
// input, prints for each its pieces, those of kanji with their reading.

import { readFileSync } from "node:fs";
import { read, readings } from "../overrides/assets/ruby.mjs";

const [, , path = ""] = process.argv;
const list = readings(JSON.parse(readFileSync(path, "utf-8")));
/** @type {string[]} */
const texts = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify(texts.map((text) => read(text, list))));
