// @ts-check
/** The error page: leads to the page that was meant, or names those that may have been. */

import { nearest, samePage, wordsOf } from "./nearest.mjs";

const root = new URL("..", import.meta.url);

/** @returns {Promise<import("./nearest.mjs").Known[]>} */
async function allPages() {
  const response = await fetch(new URL("assets/addresses.json", root));
  /** @type {[string, string, string][]} */
  const listed = await response.json();
  return listed.map(([address, name, language]) => ({ address, name, language }));
}

/**
 * @param {Element} place where the guesses of one language go
 * @param {string} path
 * @param {readonly import("./nearest.mjs").Known[]} pages
 */
function offer(place, path, pages) {
  const own = pages.filter(({ language }) => place.closest(`[lang=${language}]`));
  // Who typed an address of the other language reads this page in both.
  const found = nearest(path.replace(/^ja\//, ""), own);
  for (const { address, name } of found) {
    const link = document.createElement("a");
    link.href = new URL(address, root).href;
    link.append(name);
    const entry = document.createElement("li");
    entry.append(link);
    place.querySelector("ul")?.append(entry);
  }
  place.toggleAttribute("hidden", found.length === 0);
}

/** @param {string} words */
function offerSearch(words) {
  const open = document.querySelector("header [data-open-search]");
  const field = document.querySelector(
    "[data-search-field], header [data-md-component=search-query]",
  );
  if (!(open instanceof HTMLElement) || !(field instanceof HTMLInputElement)) return;
  for (const button of document.querySelectorAll("[data-search-address]")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", () => {
      field.value = words;
      open.click();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}

const path = location.pathname.slice(root.pathname.length);
offerSearch(wordsOf(path).join(" "));
const pages = await allPages();
const same = samePage(path, pages);
if (same && same.address !== path) {
  location.replace(new URL(same.address + location.search + location.hash, root));
} else {
  for (const place of document.querySelectorAll("[data-meant]")) offer(place, path, pages);
}
