/** Other statuses and other checks that fit the answers, with what these take over from them. */

import { find } from "../../parts/find.mjs";
import { deciding } from "../requirements/requirements.mjs";
import { each, fill } from "../templates.mjs";

/** @typedef {import("../../protocol.mjs").Result} Result */

/** The offer that is only a possibility: a line among the other statuses. */
const POSSIBILITY = "perhaps";

/**
 * @param {ParentNode} result a copy of the result
 * @param {Result} assessment
 */
export function fillOffers(result, { offers, findings, text: { title } }) {
  const numbered = [...offers.entries()];
  const possible = numbered.filter(([, { id }]) => id === POSSIBILITY);
  const ahead = numbered.filter(([, { id }]) => id !== POSSIBILITY);
  const section = find(result, "[data-offers]");
  section.hidden = ahead.length === 0;
  each(section, "offers", ahead, fillOffer);

  const alternatives = deciding(findings, title)
    .filter(({ label }) => label === "not_met")
    .flatMap(({ text }) => text.alternatives);
  const others = find(result, "[data-alternatives]");
  others.hidden = alternatives.length + possible.length === 0;
  const distinct = [...new Map(alternatives.map((one) => [one.name, one])).values()];
  each(others, "alternatives", distinct, fill);
  each(others, "possible", possible, fillOffer);
}

/**
 * @param {ParentNode} place
 * @param {[number, Result]} offer with its place among all
 */
function fillOffer(place, [index, { text }]) {
  fill(place, text);
  find(place, "[data-action=check]").dataset.check = `${index}`;
}
