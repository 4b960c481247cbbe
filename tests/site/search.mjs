// Asks the theme's own search: node search.mjs WORKER INDEX QUERY… prints, as JSON, the addresses
// of the sections found for each query, the best first.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { runInThisContext } from "node:vm";

const [worker, index, ...queries] = process.argv.slice(2);
const SETUP = 0;
const QUERY = 2;
const run = (path) => runInThisContext(readFileSync(path, "utf-8"), path);

let hear;
let answer;
Object.assign(globalThis, {
  self: globalThis,
  addEventListener: (_, listener) => {
    hear = listener;
  },
  postMessage: ({ data }) => {
    answer = data;
  },
  importScripts: (...paths) => {
    for (const path of paths) run(resolve(worker, "..", path));
  },
});

run(worker);
await hear({
  data: { type: SETUP, data: { options: {}, ...JSON.parse(readFileSync(index, "utf-8")) } },
});
const found = {};
for (const query of queries) {
  await hear({ data: { type: QUERY, data: query } });
  found[query] = answer.items.map(([best]) => best.location);
}
console.log(JSON.stringify(found));
