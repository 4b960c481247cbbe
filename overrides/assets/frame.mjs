// @ts-check
/**
 * The frame around the pages: language switch, search button, menu.
 * The theme's own script runs before this module; both hear DOMContentLoaded after it.
 */

/** Takes `?query` and `#fragment` along to the same page in the other language. */
function keepPlaceInSwitch() {
  for (const link of document.querySelectorAll("a[data-language-switch]")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    const carry = () => {
      link.search = location.search;
      link.hash = location.hash;
    };
    for (const event of ["pointerdown", "contextmenu", "click"])
      link.addEventListener(event, carry);
  }
}

/**
 * The theme would fetch a sitemap beside each translation, on every page, for a switch that is
 * not used here. It looks for `rel=alternate` once, at DOMContentLoaded.
 */
function hideTranslationsFromTheme() {
  const links = [...document.querySelectorAll("link[rel=alternate]")];
  for (const link of links) link.setAttribute("rel", "alternate x");
  document.addEventListener("DOMContentLoaded", () => {
    for (const link of links) link.setAttribute("rel", "alternate");
  });
}

/** Opens the theme's search from a real button; lets it hear text that comes without a key. */
function helpSearch() {
  const button = document.querySelector("[data-open-search]");
  const field = document.querySelector("[data-md-component=search-query]");
  if (!(button instanceof HTMLButtonElement) || !(field instanceof HTMLInputElement)) return;
  button.hidden = false;
  button.addEventListener("click", () => field.focus());
  field.addEventListener("input", () => field.dispatchEvent(new KeyboardEvent("keyup")));
}

/** Single letters are typed by speech input and by accident: the theme must not act on them. */
function dropSingleKeyShortcuts() {
  const typing = "input, textarea, select, [contenteditable]";
  addEventListener(
    "keydown",
    (event) => {
      const inField = event.target instanceof Element && event.target.matches(typing);
      if (!inField && /^[fspn,./]$/.test(event.key)) event.stopPropagation();
    },
    { capture: true },
  );
}

/** Closes the menu on Escape and gives the focus back. */
function closeMenuOnEscape() {
  const menu = document.querySelector("details[data-menu]");
  if (!(menu instanceof HTMLDetailsElement)) return;
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}

/** The theme's hidden switches are driven by its script alone; no one else should meet them. */
function hideThemeSwitches() {
  for (const input of document.querySelectorAll("input.md-toggle"))
    input.setAttribute("hidden", "");
}

/** Says that what is shown may be older, while there is no connection. */
function tellWhenOffline() {
  const banner = document.querySelector("[data-offline]");
  if (!(banner instanceof HTMLElement)) return;
  const tell = () => {
    banner.hidden = navigator.onLine;
  };
  for (const event of ["online", "offline"]) addEventListener(event, tell);
  tell();
}

/** Lets pages that were opened be opened again without a connection. */
async function keepWhatIsOpened() {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  const { serviceWorker } = navigator;
  if (!serviceWorker || connection?.saveData) return;
  const root = new URL("..", import.meta.url);
  await serviceWorker.register(new URL("service-worker.js", root));
  // From the second page on, it sees for itself what is asked for.
  if (serviceWorker.controller) return;
  const { active } = await serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const payload = { urlsToCache: [location.href, ...loaded] };
  active?.postMessage({ type: "CACHE_URLS", payload });
}

tellWhenOffline();
addEventListener("load", () => {
  keepWhatIsOpened().catch(() => {
    // Storage may be forbidden or full: the site works without.
  });
});
hideTranslationsFromTheme();
keepPlaceInSwitch();
helpSearch();
dropSingleKeyShortcuts();
closeMenuOnEscape();
hideThemeSwitches();
