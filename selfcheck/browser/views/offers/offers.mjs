/** Other checks that fit the answers, with what they take over from them. */

import { find } from "../../parts/find.mjs";
import { each, fill } from "../templates.mjs";

/** @typedef {import("../../protocol.mjs").Result} Result */

/**
 * @param {ParentNode} result a copy of the result
 * @param {Result} assessment
 */
export function fillOffers(result, { offers }) {
  const section = find(result, "[data-offers]");
  section.hidden = offers.length === 0;
  each(section, "offers", [...offers.entries()], (place, [index, { text }]) => {
    fill(place, text);
    find(place, "[data-action=check]").dataset.check = `${index}`;
  });
}
