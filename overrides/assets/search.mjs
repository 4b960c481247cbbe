// @ts-check
/**
 * Opens the search. What it needs is loaded when somebody first wants it; where that does not
 * come, one line says so.
 */

const dialog = document.querySelector("[data-search]");

/** @type {Promise<import("./search/panel.mjs").Panel> | undefined} */
let panel;

/** @param {HTMLElement} around */
function load(around) {
  panel ??= Promise.all([
    import("./search/panel.mjs"),
    // Named here too, so that a slow line is not asked for one after the other.
    import("./search/finder.mjs"),
    import("./search/vocabulary.mjs"),
    import("./search/words.mjs"),
  ]).then(([{ start }]) => start(around));
  panel.catch(() => {
    panel = undefined;
    const failure = around.querySelector("[data-search-failure]");
    if (failure instanceof HTMLElement) failure.hidden = false;
  });
  return panel;
}

/** @param {HTMLElement} around @param {boolean} isOpen old browsers know no dialogs */
function toggle(around, isOpen) {
  if ("showModal" in around && around instanceof HTMLDialogElement) {
    if (isOpen && !around.open) around.showModal();
    if (!isOpen) around.close();
  } else around.toggleAttribute("open", isOpen);
}

/**
 * @param {HTMLElement} around
 * @param {string} query what is looked for at once; nothing to leave what stands there
 */
function open(around, query = "") {
  const field = around.querySelector("input");
  toggle(around, true);
  if (field instanceof HTMLInputElement) {
    if (query) field.value = query;
    field.focus();
    field.select();
  }
  load(around).then(
    ({ look }) => look(),
    () => {
      // It is said already.
    },
  );
}

/** @param {HTMLElement} around */
function listen(around) {
  for (const button of document.querySelectorAll("[data-open-search]")) {
    if (button instanceof HTMLElement) button.hidden = false;
    button.addEventListener("click", () => open(around));
  }
  around.addEventListener("click", ({ target }) => {
    // A link into the page that is shown leads behind the search.
    const closes = target instanceof Element && target.closest("[data-close-search], a");
    if (target === around || closes) toggle(around, false);
  });
  around.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    toggle(around, false);
  });
  // A single key would be pressed by speech input and by accident.
  addEventListener("keydown", (event) => {
    const withControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (withControl && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open(around);
    }
  });
  const query = new URLSearchParams(location.search).get("search");
  if (query) open(around, query);
}

if (dialog instanceof HTMLElement) listen(dialog);
