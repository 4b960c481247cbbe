// @ts-check
/**
 * The explanations of the glossary's terms. The style sheet shows them on hover and focus; here
 * they are put beside their term, closed with Escape, and opened by a tap.
 */

const MARGIN = 8;

/**
 * A term, its link and its explanation.
 * @typedef {{term: HTMLElement, name: HTMLElement, note: HTMLElement}} Parts
 */

/** @type {Parts | null} The one opened last. */
let opened = null;

/**
 * Puts an explanation below its term, or above it where there is no room, inside the window.
 * @param {Parts} parts
 */
function place({ name, note }) {
  note.dataset.placed = "";
  const [line] = name.getClientRects();
  if (!line) return;
  const rightmost = document.documentElement.clientWidth - note.offsetWidth - MARGIN;
  const fitsBelow = line.bottom + note.offsetHeight < innerHeight;
  const top = fitsBelow ? line.bottom : Math.max(0, line.top - note.offsetHeight);
  note.style.setProperty("--term-top", `${top}px`);
  note.style.setProperty("--term-left", `${Math.max(MARGIN, Math.min(line.left, rightmost))}px`);
}

/** @param {Parts} parts */
function open(parts) {
  opened = parts;
  delete parts.term.dataset.closed;
  place(parts);
}

/** @param {Parts} parts */
function prepare(parts) {
  const { term, name } = parts;
  let tapped = false;
  term.addEventListener("pointerenter", () => open(parts));
  term.addEventListener("focusin", () => open(parts));
  name.addEventListener("pointerdown", (event) => {
    tapped = event.pointerType !== "mouse" && document.activeElement !== name;
  });
  // The first tap explains; a second one follows the link.
  name.addEventListener("click", (event) => {
    if (!tapped) return;
    event.preventDefault();
    tapped = false;
    name.focus();
  });
}

for (const term of document.querySelectorAll(".term")) {
  const name = term.querySelector("a");
  const note = term.querySelector("[role=tooltip]");
  if (term instanceof HTMLElement && name && note instanceof HTMLElement)
    prepare({ term, name, note });
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && opened) opened.term.dataset.closed = "";
});

// One that stays in place would drift away from its term.
for (const event of ["scroll", "resize"])
  addEventListener(event, () => opened && place(opened), { passive: true });
