/** The plan on the page: its questions, warnings, papers and fees. */

import { each, fill, need, say } from "./elements.mjs";
import { codeOf } from "./link.mjs";
import { createQuestion, showAnswer } from "./question.mjs";
import { addSources, fillSources } from "./sources.mjs";
import { fillTimeline } from "./timeline.mjs";

/**
 * @typedef {import("./protocol.mjs").Result} Result
 *
 * @typedef {object} Part papers that stand together: one for itself, or several of which one is enough
 * @property {boolean} oneIsEnough
 * @property {Result[]} items
 */

/**
 * @param {HTMLElement} root a copy of the result
 * @param {Result} assessment
 * @param {string} locale
 */
export function fillPlan(root, { plan, on }, locale) {
  fillAsks(root, plan);
  const warnings = need(root, "[data-plan-warnings]");
  const told = [...plan.law_changes, ...plan.warnings];
  warnings.hidden = told.length === 0;
  each(warnings, "warnings", told, fill);

  const notes = need(root, "[data-plan-notes]");
  notes.hidden = plan.notes.length === 0;
  each(notes, "notes", plan.notes, (place, { text }) => fill(place, text));

  const documents = need(root, '[data-plan="documents"]');
  documents.hidden = plan.documents.length === 0;
  need(documents, "[data-papers-for]").textContent = plan.text.papers;
  each(documents, "groups", byPreparer(plan.documents), (place, { heading, items }) => {
    fill(place, { heading });
    each(place, "parts", inParts(items), fillPart);
  });

  const timeline = need(root, '[data-plan="timeline"]');
  fillTimeline(timeline, plan.timeline, on, locale);
  addSources(timeline, sourcesOf(plan.timeline));

  const fees = need(root, '[data-plan="fees"]');
  const { lines } = plan.fees;
  fees.hidden = lines.length === 0;
  for (const group of /** @type {NodeListOf<HTMLElement>} */ (
    fees.querySelectorAll("[data-fees]")
  )) {
    const items = lines.filter((/** @type {Result} */ fee) => fee.group === group.dataset.fees);
    group.hidden = items.length === 0;
    each(group, "items", items, (place, fee) => fillFee(place, fee, items));
  }
  addSources(fees, sourcesOf(lines));
}

/** @param {Result} fee */
function termsOf({ text: { detail, payer, payee, when } }) {
  return JSON.stringify([detail, payer, payee, when]);
}

/**
 * Of fees that follow one another on the same terms, only the last says them.
 *
 * @param {DocumentFragment} place
 * @param {Result} fee
 * @param {Result[]} fees of the same group
 */
function fillFee(place, fee, fees) {
  const next = fees[fees.indexOf(fee) + 1];
  const told = next && termsOf(next) === termsOf(fee);
  need(place, "li").toggleAttribute("data-same-terms", Boolean(told));
  const { detail, payer, payee, when, ...others } = fee.text;
  const terms = { detail, payer, payee, when, terms: payer ?? payee ?? when };
  fill(place, { ...others, ...(told ? {} : terms) });
}

/** @param {Result[]} items */
function sourcesOf(items) {
  return items.flatMap(({ text }) => text.sources);
}

/**
 * Shows the plan's questions. Those that are there already stay as they are, as one of them
 * may have the focus.
 *
 * @param {ParentNode} root
 * @param {Result} plan
 */
export function fillAsks(root, plan) {
  const place = need(root, "[data-asks]");
  need(root, "[data-plan-questions]").hidden = plan.asks.length === 0;
  const category = need(root, "[data-category]");
  place.after(category);
  const ids = plan.asks.map((/** @type {Result} */ { id }) => id);
  for (const shown of /** @type {NodeListOf<HTMLElement>} */ (
    place.querySelectorAll("[data-question]")
  )) {
    if (!ids.includes(shown.dataset.question)) {
      shown.remove();
    }
  }
  /** @type {Element | null} */
  let before = null;
  for (const { id, value } of plan.asks) {
    let fieldset = place.querySelector(`[data-question="${CSS.escape(id)}"]`);
    if (!fieldset) {
      fieldset = createAsk(id, value ?? undefined);
      if (before) {
        before.after(fieldset);
      } else {
        place.prepend(fieldset);
      }
    }
    before = fieldset;
  }
  category.textContent = plan.text.category;
  place.querySelector('[data-question="category"]')?.append(category);
}

/**
 * @param {string} id
 * @param {import("./state.mjs").Answers[string] | undefined} value
 */
function createAsk(id, value) {
  const fieldset = createQuestion(id);
  // A heading for each would drown those of the plan.
  const heading = need(fieldset, "legend > h2");
  heading.replaceWith(...heading.childNodes);
  showAnswer(fieldset, value);
  return fieldset;
}

/**
 * @param {Result[]} documents
 * @returns {{heading: string, items: Result[]}[]} by who prepares them; last, what several do
 */
function byPreparer(documents) {
  /** @type {Map<string, {heading: string, items: Result[]}>} */
  const groups = new Map();
  for (const item of documents.filter(({ prepared_by }) => prepared_by.length === 1)) {
    const [who] = item.prepared_by;
    const heading = say("page.say.prepared_by", { who: item.text.who });
    const group = groups.get(who) ?? { heading, items: [] };
    group.items.push(item);
    groups.set(who, group);
  }
  const items = documents.filter(({ prepared_by }) => prepared_by.length > 1);
  const shared = { heading: say("page.say.prepared_together"), items };
  return [...groups.values(), ...(items.length > 0 ? [shared] : [])];
}

/**
 * @param {Result[]} items
 * @returns {Part[]} in the order of the items; alternatives where the first of them stands
 */
function inParts(items) {
  /** @type {Part[]} */
  const parts = [];
  for (const item of items) {
    const together = parts.find(
      (part) => item.alternative_of && part.items[0]?.alternative_of === item.alternative_of,
    );
    const last = parts.at(-1);
    if (together) {
      together.items.push(item);
      together.oneIsEnough = true;
    } else if (last && !item.alternative_of && !last.items[0]?.alternative_of) {
      last.items.push(item);
    } else {
      parts.push({ oneIsEnough: false, items: [item] });
    }
  }
  return parts;
}

/**
 * @param {ParentNode} place
 * @param {Part} part
 */
function fillPart(place, { oneIsEnough, items }) {
  const part = need(place, "[data-part-of]");
  const label = need(part, ".papers__one-of");
  if (oneIsEnough) {
    label.id = `one-of-${items[0]?.id}`;
    part.dataset.oneOf = "";
    part.setAttribute("role", "group");
    part.setAttribute("aria-labelledby", label.id);
  } else {
    label.remove();
  }
  each(part, "items", items, fillPaper);
}

/**
 * @param {DocumentFragment} place
 * @param {Result} item
 */
function fillPaper(place, { id, level, prepared_by, text }) {
  const row = need(place, "li");
  row.dataset.document = id;
  row.dataset.level = level;
  const box = /** @type {HTMLInputElement} */ (need(row, "[data-tick]"));
  box.id = `ready-${id}`;
  box.value = codeOf(id);
  need(row, "label").setAttribute("for", box.id);
  const { official_name, who, ...others } = text;
  fill(row, {
    ...others,
    who: prepared_by.length > 1 ? who : "",
    official_name: official_name === text.title ? "" : official_name,
  });
  const given = need(row, "details");
  need(given, ".paper__sources").hidden = text.sources.length === 0;
  fillSources(given, text.sources);
}

/** @param {ParentNode} root */
function boxes(root) {
  return /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("[data-tick]")]);
}

/**
 * @param {ParentNode} root
 * @param {readonly string[]} ticks codes of documents
 */
export function showTicks(root, ticks) {
  for (const box of boxes(root)) {
    box.checked = ticks.includes(box.value);
  }
  countTicks(root);
}

/**
 * Counts what is ready, of several alternatives one.
 *
 * @param {ParentNode} root
 */
export function countTicks(root) {
  const alternatives = [...root.querySelectorAll("[data-one-of]")].map(boxes);
  const single = boxes(root)
    .filter((box) => !box.closest("[data-one-of]"))
    .map((box) => [box]);
  const needed = [...single, ...alternatives];
  const number = needed.filter((group) => group.some((box) => box.checked)).length;
  const total = needed.length;
  need(root, "[data-ready]").textContent = say("page.say.ready", { number, total });
  const bar = /** @type {HTMLProgressElement} */ (need(root, "[data-ready-bar]"));
  bar.max = Math.max(total, 1);
  bar.value = number;
}

/**
 * @param {Result} before
 * @param {Result} after
 * @returns {string} what a change of the plan changed, in words
 */
export function difference(before, after) {
  const [old, now] = [before, after].map(
    ({ plan }) => new Set(plan.documents.map((/** @type {Result} */ { id }) => id)),
  );
  const added = [...(now ?? [])].filter((id) => !old?.has(id)).length;
  const dropped = [...(old ?? [])].filter((id) => !now?.has(id)).length;
  const key = added + dropped > 0 ? "page.say.plan_documents_changed" : "page.say.plan_documents";
  const known = before.plan.warnings.map((/** @type {Result} */ { text }) => text);
  const warnings = after.plan.warnings
    .map((/** @type {Result} */ { text }) => text)
    .filter((/** @type {string} */ text) => !known.includes(text));
  return [
    say("page.say.plan_updated"),
    say(key, { documents: now?.size, added, dropped }),
    ...warnings,
  ].join(" ");
}
