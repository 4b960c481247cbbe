/** The papers on the page: by need, one a line, ticked off, and filtered by who prepares them. */

import { find, findAll } from "../../parts/find.mjs";
import { codeOf } from "../../store/link.mjs";
import { addSources } from "../sources/sources.mjs";
import { each, fill } from "../templates.mjs";
import { say } from "../words.mjs";
import { counting, rowsOf } from "./rows.mjs";

/** @typedef {import("../../protocol.mjs").Result} Result */
/** @typedef {import("./rows.mjs").Row} Row */

const EVERYBODY = "all";

/**
 * @param {HTMLElement} root a copy of the result
 * @param {Result} assessment
 */
export function fillPapers(root, { plan }) {
  const card = find(root, '[data-plan="documents"]');
  const rows = rowsOf(plan.documents);
  card.hidden = rows.length === 0;
  find(card, "[data-fact]").append(...counted(counting(rows).length));
  put(card, "[data-papers-for]", plan.text.papers);
  put(card, "[data-category]", plan.text.category);
  for (const group of findAll(card, "[data-papers]")) {
    const own = rows.filter(({ need }) => need === group.dataset.papers);
    group.hidden = own.length === 0;
    find(group, "[data-heading]").textContent = say(`page.say.papers.${group.dataset.papers}`, {
      number: own.length,
    });
    each(group, "papers", own, fillRow);
  }
  fillPreparers(card, rows);
  const notes = find(card, "[data-plan-notes]");
  notes.hidden = plan.notes.length === 0;
  each(notes, "notes", plan.notes, (place, { text }) => fill(place, text));
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @param {string} text
 */
function put(root, selector, text) {
  const place = find(root, selector);
  place.textContent = text;
  place.hidden = !text;
}

/**
 * @param {number} number
 * @returns {(Node | string)[]} the one true count of the papers, in words
 */
function counted(number) {
  const count = document.createElement("span");
  count.dataset.count = "documents";
  count.textContent = `${number}`;
  const [before = "", after = ""] = say("page.say.papers_count", { number: "\n" }).split("\n");
  return [before, count, after];
}

/**
 * @param {DocumentFragment} place
 * @param {Row} row
 */
function fillRow(place, { need, items, who }) {
  const row = find(place, "li");
  const [first] = items;
  const several = items.length > 1;
  row.dataset.document = first?.id;
  row.dataset.need = need;
  row.dataset.who = who.join(" ");
  const title = several
    ? say("page.say.one_of", {
        number: items.length,
        papers: new Intl.ListFormat(document.documentElement.lang, { type: "disjunction" }).format(
          items.map(({ text }) => text.title),
        ),
      })
    : first?.text.title;
  row.toggleAttribute("data-one-of", several);
  const box = find(row, "[data-tick]", HTMLInputElement);
  box.id = `ready-${first?.id}`;
  box.value = codeOf(first?.id);
  box.dataset.codes = items.map(({ id }) => codeOf(id)).join(" ");
  find(row, "label").setAttribute("for", box.id);
  const { who: preparer, one_of, scope } = first?.text ?? {};
  // What holds of each of several is told once.
  const shared = several && items.every(({ text }) => text.scope === scope) ? scope : "";
  const tick = say("page.say.tick", { paper: title });
  fill(row, { title, tick, who: preparer, one_of, shared });
  find(row, ".paper__choice").hidden = !several;
  if (several) {
    // A list, so that a screen reader tells how many there are, and where they end.
    find(row, "[data-items]").setAttribute("role", "list");
  }
  each(row, "items", items, (part, { text }) => {
    const { official_name, official, title: name, ...others } = text;
    fill(part, {
      ...others,
      scope: shared ? "" : others.scope,
      of: several ? name : "",
      official_name: official_name === name ? "" : official,
    });
    if (several) {
      find(part, "[data-item]").setAttribute("role", "listitem");
    }
    addSources(part, text.sources);
  });
}

/**
 * @param {HTMLElement} card
 * @param {readonly Row[]} rows
 */
function fillPreparers(card, rows) {
  const filter = find(card, "[data-preparers]");
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const { items } of rows) {
    for (const item of items) {
      const [who = "", ...others] = item.who;
      if (others.length === 0) {
        names.set(who, item.text.who);
      }
    }
  }
  filter.hidden = names.size < 2;
  const choices = [[EVERYBODY, say("page.say.preparer_all")], ...names];
  each(filter, "preparers", choices, (place, [id = "", name = ""]) => {
    const input = find(place, "input", HTMLInputElement);
    input.id = `preparer-${id}`;
    input.value = id;
    input.checked = id === EVERYBODY;
    const label = find(place, "label");
    label.setAttribute("for", input.id);
    label.textContent = name;
  });
}

/**
 * Shows the papers of one preparer, or of all.
 *
 * @param {HTMLInputElement} chosen
 */
export function filterPapers(chosen) {
  const card = chosen.closest('[data-plan="documents"]');
  for (const row of card ? findAll(card, "[data-document]") : []) {
    const who = row.dataset.who?.split(" ") ?? [];
    row.hidden = !(chosen.value === EVERYBODY || who.includes(chosen.value));
  }
}

/** @param {ParentNode} root */
function boxesIn(root) {
  return findAll(root, "[data-tick]", HTMLInputElement);
}

/**
 * @param {ParentNode} root
 * @param {readonly string[]} ticks codes of documents
 */
export function showTicks(root, ticks) {
  for (const box of boxesIn(root)) {
    box.checked = box.dataset.codes?.split(" ").some((code) => ticks.includes(code)) ?? false;
  }
  countTicks(root);
}

/**
 * Counts what is ready of what is to be prepared.
 *
 * @param {ParentNode} root
 */
export function countTicks(root) {
  const needed = boxesIn(root).filter((box) => !box.closest("[data-need=optional]"));
  const number = needed.filter(({ checked }) => checked).length;
  find(root, "[data-ready]").textContent = say("page.say.ready", { number, total: needed.length });
  const bar = find(root, "[data-ready-bar]", HTMLProgressElement);
  bar.max = Math.max(needed.length, 1);
  bar.value = number;
}

/**
 * @param {Result} before
 * @param {Result} after
 * @returns {string} what answers to the plan's questions changed, in words
 */
export function difference(before, after) {
  const [old, now] = [before, after].map(
    ({ plan }) => new Set(counting(rowsOf(plan.documents)).map(({ items }) => items[0]?.id)),
  );
  const added = [...(now ?? [])].filter((id) => !old?.has(id)).length;
  const dropped = [...(old ?? [])].filter((id) => !now?.has(id)).length;
  const changes = `${added > 0 ? "_added" : ""}${dropped > 0 ? "_dropped" : ""}`;
  return say(`page.say.plan_documents${changes}`, { documents: now?.size, added, dropped });
}
