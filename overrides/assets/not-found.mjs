// @ts-check
/** The error page: leads to the page that was meant, or names those that may have been. */

import { nearest, samePage, wordsOf } from "./nearest.mjs";

const root = new URL("..", import.meta.url);

/**
 * @typedef {object} Edition a page in one language
 * @property {string} address
 * @property {string} name
 * @property {string} language
 */

/** @returns {Promise<Edition[]>} */
async function allPages() {
  const response = await fetch(new URL("assets/addresses.json", root));
  /** @type {[string, string, string][]} */
  const listed = await response.json();
  return listed.map(([address, name, language]) => ({ address, name, language }));
}

/**
 * @param {string} address
 * @returns {string} the same for a page in all languages
 */
function shared(address) {
  return address.replace(/^ja(\/|$)/, "");
}

/**
 * @param {readonly Edition[]} pages
 * @returns {import("./nearest.mjs").Known[]} each page once, under its names in all languages
 */
function inAllLanguages(pages) {
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const { address, name } of pages) {
    names.set(shared(address), `${names.get(shared(address)) ?? ""} ${name}`);
  }
  return [...names].map(([address, name]) => ({ address, name }));
}

/**
 * @param {Element} place where the guesses of one language go
 * @param {readonly string[]} found addresses that all languages share
 * @param {readonly Edition[]} pages
 */
function offer(place, found, pages) {
  const spoken = place.closest("[lang]")?.getAttribute("lang");
  const own = pages.filter(({ language }) => language === spoken);
  for (const address of found) {
    const page = own.find((each) => shared(each.address) === address);
    if (!page) continue;
    const link = document.createElement("a");
    link.href = new URL(page.address, root).href;
    link.append(page.name);
    const entry = document.createElement("li");
    entry.append(link);
    place.querySelector("ul")?.append(entry);
  }
  place.toggleAttribute("hidden", found.length === 0);
}

/** @param {string} words to look for, in the language around each link */
function offerSearch(words) {
  for (const link of document.querySelectorAll("a[data-search-address]")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    link.search = new URLSearchParams({ search: words }).toString();
    link.hidden = words === "";
  }
}

const path = location.pathname.slice(root.pathname.length);
try {
  const pages = await allPages();
  const same = samePage(path, pages);
  if (same && same.address !== path) {
    location.replace(new URL(same.address + location.search + location.hash, root));
  } else {
    const found = nearest(shared(path), inAllLanguages(pages)).map(({ address }) => address);
    for (const place of document.querySelectorAll("[data-meant]")) offer(place, found, pages);
  }
} finally {
  // All at once, so that nothing moves.
  offerSearch(wordsOf(path).join(" "));
}
