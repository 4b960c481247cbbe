// Writes texts as they are read: node readings.mjs LIST, with a JSON list of texts on the standard
// input, prints for each its pieces, those of kanji with their reading.

import { readFileSync } from "node:fs";
import { read, readings } from "../overrides/assets/ruby.mjs";

const list = readings(JSON.parse(readFileSync(process.argv[2], "utf-8")));
const texts = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify(texts.map((text) => read(text, list))));
