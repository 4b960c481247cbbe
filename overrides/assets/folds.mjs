// @ts-check
/** What is folded opens when an address leads into it, and on paper. */

/** @returns {string} the anchor that the address names; none where it is no text */
function anchor() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

/** Opens the fold to which an address leads: not every browser does that by itself. */
function openFold() {
  const target = document.getElementById(anchor());
  let folded = false;
  for (let each = target; each; each = each.parentElement) {
    if (!(each instanceof HTMLDetailsElement) || each.open || !each.closest("article")) continue;
    each.open = true;
    folded = true;
  }
  if (folded) target?.scrollIntoView();
}

/** Paper cannot be tapped: what is folded is printed open. */
function printOpen() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("article details:not([open], .page-sources)")].filter(
      (each) => each instanceof HTMLDetailsElement,
    );
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
}

addEventListener("hashchange", openFold);
openFold();
printOpen();
