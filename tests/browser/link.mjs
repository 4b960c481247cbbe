/** Packs and unpacks links for the tests: a request on each line of the input, JSON both ways. */

import { createInterface } from "node:readline";
import { codeOf, pack, unpack } from "../../selfcheck/browser/store/link.mjs";

const calls = { codeOf, pack, unpack };

for await (const line of createInterface({ input: process.stdin })) {
  const { call, given } = JSON.parse(line);
  console.log(JSON.stringify(calls[call](...given)));
}
