// @ts-check
/**
 * The switch that writes over the kanji of a page how they are read. Only that it is on is kept
 * on the device; the readings are fetched when it is. What is copied, printed or read aloud stays
 * as it is without.
 */

import { holdsKanji, read, readings } from "./ruby.mjs";

const KEY = "furigana";
const ON = "on";
const LEFT_ALONE =
  "script, style, template, textarea, select, ruby, svg, code, [lang]:not([lang|=ja])";

/** @returns {string | null} */
function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {boolean} on */
function keep(on) {
  try {
    if (on) localStorage.setItem(KEY, ON);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage may be forbidden: then it holds for this page.
  }
}

/**
 * @param {Text} node
 * @param {import("./ruby.mjs").Readings} list
 */
function annotate(node, list) {
  const pieces = read(node.data, list).map(({ text, reading }) => {
    if (!reading) return text;
    const ruby = document.createElement("ruby");
    ruby.dataset.reading = "";
    const above = document.createElement("rt");
    above.ariaHidden = "true";
    above.textContent = reading;
    ruby.append(text, above);
    return ruby;
  });
  node.replaceWith(...pieces);
}

/**
 * @param {Node} root
 * @param {import("./ruby.mjs").Readings} list
 */
function annotateAll(root, list) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  for (let node = walker.currentNode; node; node = /** @type {Node} */ (walker.nextNode())) {
    if (node instanceof Text && holdsKanji(node.data) && !node.parentElement?.closest(LEFT_ALONE))
      found.push(node);
  }
  for (const node of found) annotate(node, list);
}

function removeAll() {
  for (const ruby of document.querySelectorAll("ruby[data-reading]")) {
    const { parentNode } = ruby;
    ruby.querySelector("rt")?.remove();
    ruby.replaceWith(...ruby.childNodes);
    parentNode?.normalize();
  }
}

/** @param {HTMLButtonElement} button */
function prepare(button) {
  /** @type {Promise<import("./ruby.mjs").Readings> | null} */
  let fetched = null;
  const watcher = new MutationObserver(() => void show());
  const watched = { childList: true, characterData: true, subtree: true };
  let on = false;

  async function show() {
    fetched ??= fetch(button.dataset.furigana ?? "").then(async (answer) =>
      readings(await answer.json()),
    );
    const list = await fetched;
    if (!on) return;
    watcher.disconnect();
    annotateAll(document.body, list);
    watcher.observe(document.body, watched);
  }

  /** @param {boolean} wanted */
  async function turn(wanted) {
    on = wanted;
    button.ariaPressed = `${on}`;
    document.documentElement.toggleAttribute("data-furigana", on);
    if (!on) {
      watcher.disconnect();
      removeAll();
      return;
    }
    try {
      await show();
    } catch {
      // No connection: nothing is shown, and the next press tries again.
      fetched = null;
      await turn(false);
    }
  }

  button.hidden = false;
  button.addEventListener("click", () => {
    keep(!on);
    void turn(!on);
  });
  if (kept() === ON) void turn(true);
}

const button = document.querySelector("[data-furigana]");
if (button instanceof HTMLButtonElement) prepare(button);
