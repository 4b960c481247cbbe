/** The plan's papers as rows: one a paper, and one for several of which one is enough. */

/**
 * @typedef {import("../../protocol.mjs").Result} Result
 *
 * @typedef {object} Row
 * @property {"must" | "if" | "optional"} need
 * @property {Result[]} items the paper, or the papers of which one is enough
 * @property {string[]} who prepares it
 */

/**
 * @param {readonly Result[]} documents
 * @returns {Row[]} in the order of the documents
 */
export function rowsOf(documents) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  for (const document of documents) {
    const { id, one_of, need, who } = document;
    const key = one_of ? `one of ${one_of}` : id;
    const row = rows.get(key);
    if (row) {
      row.items.push(document);
      row.who = [...new Set([...row.who, ...who])];
    } else {
      rows.set(key, { need, items: [document], who: [...who] });
    }
  }
  return [...rows.values()];
}

/**
 * @param {readonly Row[]} rows
 * @returns {Row[]} those that count: all but what is optional
 */
export function counting(rows) {
  return rows.filter(({ need }) => need !== "optional");
}
