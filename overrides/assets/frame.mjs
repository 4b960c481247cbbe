// @ts-check
/**
 * The frame around the pages: language switch, search button, menu.
 * The theme's own script runs before this module; both hear DOMContentLoaded after it.
 */

/**
 * Takes `?query` and `#fragment` along to the same page in the other language. A page that has
 * taken its query out of the address keeps it in `history.state.search`.
 */
function keepPlaceInSwitch() {
  for (const link of document.querySelectorAll("a[data-language-switch]")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    const carry = () => {
      link.search = location.search || (history.state?.search ?? "");
      link.hash = location.hash;
    };
    for (const event of ["pointerdown", "contextmenu", "click"])
      link.addEventListener(event, carry);
  }
}

/**
 * A shared device's history lists addresses. Where a link to the self-check says which check, that
 * goes through the tab's storage instead, as `address.mjs` of the self-check reads it.
 *
 * @param {MouseEvent} event
 */
function handOn({ target, button, ctrlKey, metaKey, shiftKey, altKey }) {
  const link = target instanceof Element ? target.closest("a[href]") : null;
  const isPlain = button === 0 && !(ctrlKey || metaKey || shiftKey || altKey);
  if (!isPlain || !(link instanceof HTMLAnchorElement) || link.origin !== location.origin) return;
  if (!new URLSearchParams(link.search).has("route")) return;
  try {
    sessionStorage.setItem("selfcheck.address", link.search);
    link.search = "";
  } catch {
    // Then the address has to say it.
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

/** Closes the menu by its ×, by Escape and by a click elsewhere, and gives the focus back. */
function letMenuClose() {
  const menu = document.querySelector("details[data-menu]");
  if (!(menu instanceof HTMLDetailsElement)) return;
  const close = () => {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  };
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) close();
  });
  addEventListener("click", ({ target }) => {
    if (menu.open && target instanceof Node && !menu.contains(target)) menu.open = false;
  });
  const button = menu.querySelector("[data-menu-close]");
  if (button instanceof HTMLButtonElement) {
    button.hidden = false;
    button.addEventListener("click", close);
  }
}

/** Marks, in the contents beside the text, the heading under which the reader is. */
function markPlaceInContents() {
  if (!("IntersectionObserver" in window)) return;
  /** @type {Map<Element, HTMLAnchorElement>} */
  const links = new Map();
  for (const link of document.querySelectorAll("nav.page-toc a")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const mark = () => {
    const headings = [...links.keys()];
    const passed = headings.filter((each) => each.getBoundingClientRect().top < innerHeight / 3);
    const here = passed.at(-1) ?? headings[0];
    for (const [heading, link] of links) {
      if (heading === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  const watcher = new IntersectionObserver(mark, { rootMargin: "0px 0px -66%" });
  for (const heading of links.keys()) watcher.observe(heading);
}

/** Keeps the way back to the top at hand once the top is far. */
function offerTop() {
  const link = document.querySelector("[data-to-top]");
  if (!link) return;
  const show = () => link.toggleAttribute("data-far", scrollY > 2 * innerHeight);
  addEventListener("scroll", show, { passive: true });
  show();
}

/**
 * The theme stores the device's own colours too, from the first page on. Nobody has chosen them:
 * they are not kept.
 */
function keepChosenColoursOnly() {
  const theme =
    /** @type {{__md_get?: (key: string) => any, __md_set?: (key: string, value: any, ...more: unknown[]) => void, __md_scope?: URL}} */ (
      /** @type {unknown} */ (window)
    );
  const { __md_get: stored, __md_set: set, __md_scope: scope } = theme;
  if (!stored || !set || !scope) return;
  const keep = (
    /** @type {string} */ key,
    /** @type {any} */ value,
    /** @type {unknown[]} */ ...more
  ) => {
    if (key === "__palette" && !value?.index) localStorage.removeItem(`${scope.pathname}.${key}`);
    else set(key, value, ...more);
  };
  try {
    keep("__palette", stored("__palette"));
    theme.__md_set = keep;
  } catch {
    // Storage may be forbidden: then nothing is kept in it.
  }
}

/** Marks which colours are chosen: the theme knows, its buttons do not. */
function markColours() {
  const { __md_get: stored } =
    /** @type {{__md_get?: (key: string) => {index?: number} | null}} */ (
      /** @type {unknown} */ (window)
    );
  let chosen = 0;
  try {
    chosen = stored?.("__palette")?.index ?? 0;
  } catch {
    // Storage may be forbidden: then the device's colours hold.
  }
  const button = document.getElementById(`__palette_${chosen}`);
  if (button instanceof HTMLInputElement) button.checked = true;
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

/** Says that this page has outlived the time for which it was made. */
function tellWhenOld() {
  const banner = document.querySelector("[data-good-until]");
  if (!(banner instanceof HTMLElement)) return;
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date());
  banner.hidden = today <= (banner.dataset.goodUntil ?? "");
}

/** Lets pages that were opened be opened again without a connection. */
async function keepWhatIsOpened() {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  const { serviceWorker } = navigator;
  if (!serviceWorker || connection?.saveData) return;
  const root = new URL("..", import.meta.url);
  await serviceWorker.register(new URL("service-worker.js", root));
  // A page that came by way of the worker is kept. One that it has taken over since is not.
  const [arrival] = performance.getEntriesByType("navigation");
  if (arrival instanceof PerformanceNavigationTiming && arrival.workerStart) return;
  const { active } = await serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const payload = { urlsToCache: [location.href, ...loaded] };
  active?.postMessage({ type: "CACHE_URLS", payload });
}

tellWhenOffline();
tellWhenOld();
addEventListener("load", () => {
  keepWhatIsOpened().catch(() => {
    // Storage may be forbidden or full: the site works without.
  });
});
hideTranslationsFromTheme();
keepChosenColoursOnly();
keepPlaceInSwitch();
addEventListener("click", handOn);
helpSearch();
dropSingleKeyShortcuts();
letMenuClose();
markColours();
markPlaceInContents();
offerTop();
hideThemeSwitches();
