// @ts-check
/** What is seen of the search: the field, the results, and what is offered beside them. */

import { extract } from "./extract.mjs";
import { Finder } from "./finder.mjs";

/**
 * @typedef {object} Panel
 * @property {() => void} look looks up what stands in the field
 *
 * @typedef {object} Language
 * @property {string} code
 * @property {string} home the address of its home page
 * @property {string} index the address of its index
 */

const WAIT_IN_MS = 120;

/**
 * @template {Element} T
 * @param {ParentNode} around
 * @param {string} name
 * @param {new () => T} kind
 * @returns {T}
 */
function find(around, name, kind) {
  const found = around.querySelector(`[data-search-${name}]`);
  if (!(found instanceof kind)) throw new Error(`no data-search-${name}`);
  return found;
}

/** @param {string} address */
async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

/**
 * Reads a language's index: what is found first at once, and the rest of the texts when it comes.
 *
 * @param {Language} language
 * @param {(finder: Finder) => void} use called with what there is, and again with all
 */
async function read({ index: address }, use) {
  const index = await fetched(address);
  use(await Finder.of(index));
  try {
    use(
      await Finder.of(
        index,
        await fetched(new URL(index.more, new URL(address, document.baseURI)).href),
      ),
    );
  } catch {
    // The beginning of each section finds most.
  }
}

/** @param {string} template @param {Record<string, string>} values */
function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/**
 * @param {import("./finder.mjs").Found} found
 * @param {ReadonlySet<string>} terms
 * @param {Language} language
 */
function item(found, terms, { code, home }) {
  const link = document.createElement("a");
  link.href = home + found.address;
  link.append(found.heading);
  const entry = document.createElement("li");
  entry.lang = code;
  entry.append(link);
  if (found.page) {
    const page = document.createElement("span");
    page.className = "search__page";
    page.append(found.page);
    entry.append(" ", page);
  }
  const about = document.createElement("p");
  for (const { text, isHit } of extract(found.text, terms)) {
    const piece = document.createElement(isHit ? "mark" : "span");
    piece.append(text);
    about.append(isHit ? piece : text);
  }
  entry.append(about);
  return entry;
}

/**
 * @param {HTMLElement} around
 * @returns {Panel}
 */
export function start(around) {
  const field = find(around, "field", HTMLInputElement);
  const form = find(around, "form", HTMLFormElement);
  const status = find(around, "status", HTMLElement);
  const meant = find(around, "meant", HTMLElement);
  const results = find(around, "results", HTMLElement);
  const other = find(around, "other", HTMLButtonElement);
  const others = find(around, "others", HTMLElement);
  const useful = find(around, "useful", HTMLElement);
  const failure = find(around, "failure", HTMLElement);
  /** @type {Language[]} */
  const [own, foreign] = JSON.parse(around.dataset.search ?? "[]");
  /** @param {"searching" | "none" | "one" | "many" | "meant" | "other"} name */
  const text = (name) => around.getAttribute(`data-say-${name}`) ?? "";
  /** @type {Map<Language, Finder>} */
  const finders = new Map();
  /** @type {Set<Language>} */
  const asked = new Set();
  let looksAbroad = false;
  let goesAbroad = false;
  let timer = 0;

  /** @param {Language} language */
  function want(language) {
    if (asked.has(language)) return;
    asked.add(language);
    read(language, (finder) => {
      finders.set(language, finder);
      failure.hidden = true;
      // Whoever is among the results already keeps those.
      if (![results, others].some((list) => list.matches(":focus-within"))) show();
    }).catch(() => {
      asked.delete(language);
      failure.hidden = false;
      status.textContent = "";
    });
  }

  /** @param {string} likely */
  function offer(likely) {
    meant.hidden = !likely;
    if (!likely) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(likely);
    button.addEventListener("click", () => {
      field.value = likely;
      field.focus();
      show();
    });
    const [before, after] = text("meant").split("{query}");
    meant.replaceChildren(before, button, after);
  }

  /** @param {HTMLElement} list @param {Language} language @param {string} query */
  function fill(list, language, query) {
    const answer = finders.get(language)?.find(query);
    const found = answer?.found ?? [];
    list.replaceChildren(...found.map((each) => item(each, answer?.terms ?? new Set(), language)));
    list.hidden = found.length === 0;
    return answer;
  }

  function show() {
    const query = field.value.trim();
    const isEmpty = query === "";
    const answer = isEmpty ? undefined : fill(results, own, query);
    if (isEmpty) results.hidden = true;
    const number = answer?.found.length ?? 0;
    offer(answer?.meant ?? "");
    useful.hidden = !isEmpty && !(answer && number === 0);
    other.hidden = isEmpty || !answer || !foreign || looksAbroad;
    others.hidden = true;
    if (foreign) other.textContent = filled(text("other"), { query });
    if (isEmpty || !answer) {
      status.textContent = isEmpty ? "" : text("searching");
      return;
    }
    const count = number === 0 ? "none" : number === 1 ? "one" : "many";
    status.textContent = filled(text(count), { query, number: String(number) });
    if (looksAbroad && foreign) {
      const abroad = fill(others, foreign, query);
      if (abroad && goesAbroad) {
        others.querySelector("a")?.focus();
        goesAbroad = false;
      }
    }
  }

  function links() {
    return [...around.querySelectorAll("a")].filter((link) => link.offsetParent !== null);
  }

  field.addEventListener("input", () => {
    looksAbroad = false;
    clearTimeout(timer);
    timer = setTimeout(show, WAIT_IN_MS);
    want(own);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    show();
    results.querySelector("a")?.focus();
  });
  other.addEventListener("click", () => {
    looksAbroad = true;
    goesAbroad = true;
    want(foreign);
    show();
  });
  around.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing) return;
    const stops = [field, ...links()];
    const at = stops.findIndex((stop) => stop.matches(":focus"));
    const next = stops[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });
  want(own);
  return {
    look: () => {
      want(own);
      show();
    },
  };
}
