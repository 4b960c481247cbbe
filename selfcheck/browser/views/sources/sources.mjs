/** Where a statement comes from, as links. */

import { find } from "../../parts/find.mjs";
import { each, fill } from "../templates.mjs";

/** @typedef {Record<string, any>} Source */

/**
 * @param {readonly Source[]} sources
 * @param {(source: Source) => string} key
 */
function once(sources, key) {
  return [...new Map(sources.map((source) => [key(source), source])).values()];
}

/**
 * @param {ParentNode} place
 * @param {readonly Source[]} sources several facts can rest on the same page and clause
 */
export function addSources(place, sources) {
  const folded = find(place, "[data-sources]");
  const distinct = once(sources, ({ url, clause }) => `${url} ${clause}`);
  folded.hidden = distinct.length === 0;
  each(folded, "sources", distinct, fill);
}

/**
 * All sources of the assessment in one list, each page once, for paper.
 *
 * @param {ParentNode} root
 * @param {import("../../protocol.mjs").Result} assessment
 */
export function gatherSources(root, { findings, plan }) {
  const items = [
    ...findings,
    ...plan.documents,
    ...plan.timeline,
    ...plan.fees.lines,
    ...plan.notes,
  ];
  const sources = items.flatMap(({ text }) => text.sources ?? []);
  each(
    find(root, "[data-all-sources]"),
    "sources",
    once(sources, ({ url }) => url),
    fill,
  );
}
