/** Runs calls on the self-check's store for the tests, without a page; JSON in and out. */

import { createStore } from "../../selfcheck/browser/store/store.mjs";

const { kept, refuses, calls } = JSON.parse(process.argv[2] ?? "{}");
const storage = new Map(Object.entries(kept));
globalThis.sessionStorage = {
  getItem: (key) => storage.get(key) ?? null,
  setItem: (key, text) => {
    if (refuses) {
      throw new DOMException("full");
    }
    storage.set(key, text);
  },
  removeItem: (key) => storage.delete(key),
};

const store = createStore();
for (const [call, ...given] of calls) {
  store[call](...given);
}
const { role, route, answers, path, at, ticks, skipped, opened, keeps } = store;
const told = { role, route, answers, path, at, ticks, skipped, opened, keeps };
console.log(JSON.stringify({ told, kept: Object.fromEntries(storage) }));
