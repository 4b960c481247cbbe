/** The costs on the page. */

import { find, findAll } from "../../parts/find.mjs";
import { addSources } from "../sources/sources.mjs";
import { each, fill } from "../templates.mjs";

/** @typedef {import("../../protocol.mjs").Result} Result */

/**
 * @param {HTMLElement} root a copy of the result
 * @param {Result} assessment
 */
export function fillCosts(root, { plan }) {
  const card = find(root, '[data-plan="fees"]');
  const { lines, total } = plan.fees;
  card.hidden = lines.length === 0;
  find(card, "[data-fact]").textContent = total.text;
  for (const group of findAll(card, "[data-fees]")) {
    const items = lines.filter((/** @type {Result} */ fee) => fee.group === group.dataset.fees);
    group.hidden = items.length === 0;
    each(group, "items", items, (place, { text: { title, amount, tax, total } }) => {
      fill(place, { title, amount, tax, total });
    });
  }
  const terms = termsOf(lines);
  find(card, "[data-terms]").hidden = terms.length === 0;
  each(card, "terms", terms, fill);
  addSources(
    card,
    lines.flatMap((/** @type {Result} */ { text }) => text.sources),
  );
}

/**
 * What is to be known of the fees, said once where several have it in common.
 *
 * @param {readonly Result[]} fees
 * @returns {{titles: string, detail: string, who: string}[]}
 */
function termsOf(fees) {
  /** @type {Map<string, {names: Set<string>, detail: string, who: string}>} */
  const terms = new Map();
  for (const { text } of fees) {
    const { name, detail = "", payer, payee, when } = text;
    const who = [payer, payee, when].filter(Boolean).join(" · ");
    const known = terms.get(detail + who);
    if (known) {
      known.names.add(name);
    } else if (detail || who) {
      terms.set(detail + who, { names: new Set([name]), detail, who });
    }
  }
  const list = new Intl.ListFormat(document.documentElement.lang);
  return [...terms.values()].map(({ names, ...term }) => ({
    ...term,
    titles: list.format(names),
  }));
}
