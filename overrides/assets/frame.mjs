// @ts-check
/**
 * The frame around the pages: language switch, menu, colours.
 */

/** Under this key the browser keeps which colours the reader chose; assets/begin.js reads it. */
const COLOURS = "colours";

/** By so many milliseconds Japan is ahead of universal time. */
const JAPAN = 9 * 60 * 60 * 1000;

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
  const end = document.querySelector(".to-top");
  const mark = () => {
    const headings = [...links.keys()];
    // The last section may be too short to come up.
    const atEnd = end !== null && end.getBoundingClientRect().top < innerHeight;
    const passed = headings.filter((each) => each.getBoundingClientRect().top < innerHeight / 3);
    const here = (atEnd ? headings : passed).at(-1) ?? headings[0];
    for (const [heading, link] of links) {
      if (heading === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  const watcher = new IntersectionObserver(mark, { rootMargin: "0px 0px -66%" });
  for (const heading of links.keys()) watcher.observe(heading);
  if (end && links.size > 0) new IntersectionObserver(mark).observe(end);
}

/** Keeps the way back to the top at hand once the top is far. */
function offerTop() {
  const link = document.querySelector("[data-to-top]");
  if (!link) return;
  const show = () => link.toggleAttribute("data-far", scrollY > 2 * innerHeight);
  addEventListener("scroll", show, { passive: true });
  show();
}

/** Shows which colours are chosen, and lets the reader choose; the head of the page puts them on. */
function offerColours() {
  let chosen = "";
  try {
    chosen = localStorage.getItem(COLOURS) ?? "";
  } catch {
    // Storage may be forbidden: then the device's colours hold.
  }
  for (const button of document.querySelectorAll("[data-palette] input")) {
    if (!(button instanceof HTMLInputElement)) continue;
    button.checked = button.value === chosen;
    button.addEventListener("change", () => {
      try {
        if (button.value) localStorage.setItem(COLOURS, button.value);
        else localStorage.removeItem(COLOURS);
      } catch {
        // The same.
      }
      dispatchEvent(new Event("colours"));
    });
  }
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
  // Intl, which knows all places, takes long to begin; Japan keeps one time all year.
  const today = new Date(Date.now() + JAPAN).toISOString().slice(0, 10);
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
keepPlaceInSwitch();
addEventListener("click", handOn);
letMenuClose();
offerColours();
markPlaceInContents();
offerTop();
