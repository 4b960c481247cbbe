/** Where a statement comes from, as links. */

import { each, fill, need } from "./elements.mjs";

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
export function fillSources(place, sources) {
  each(
    place,
    "sources",
    once(sources, ({ url, clause }) => `${url} ${clause}`),
    fill,
  );
}

/**
 * @param {HTMLElement} place
 * @param {readonly Source[]} sources
 */
export function addSources(place, sources) {
  fillSources(place, sources);
  need(place, "[data-sources]").hidden = sources.length === 0;
}

/**
 * All sources of the assessment in one list, each page once, for paper.
 *
 * @param {ParentNode} root
 * @param {import("./protocol.mjs").Result} assessment
 */
export function gatherSources(root, { findings, plan }) {
  const items = [
    ...findings,
    ...plan.documents,
    ...plan.timeline,
    ...plan.fees.lines,
    ...plan.notes,
  ];
  const place = need(root, "[data-all-sources]");
  const sources = items.flatMap(({ text }) => text.sources);
  each(
    place,
    "sources",
    once(sources, ({ url }) => url),
    fill,
  );
}
