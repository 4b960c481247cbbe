// @ts-check
/** The message as a text that readers send in their own way: to copy, or for a mail program. */

import { copyText } from "../../../selfcheck/browser/parts/clipboard.mjs";
import { find } from "../../../selfcheck/browser/parts/find.mjs";
import { textOf } from "../../../selfcheck/browser/parts/text.mjs";
import { letGo } from "./draft.mjs";
import { entriesOf, wrappersOf } from "./fields.mjs";

/** Windows opens no longer links in other programs. */
const LONGEST_LINK = 2_000;

export class Handover {
  /**
   * @param {HTMLFormElement} form
   * @param {Record<string, string>} texts
   */
  constructor(form, texts) {
    this.form = form;
    this.place = find(document, "[data-handover]", HTMLElement);
    this.text = find(this.place, "[data-text]", HTMLTextAreaElement);
    this.copied = find(this.place, "[data-copied]", HTMLElement);
    const copy = find(this.place, "[data-copy]", HTMLElement);
    copy.addEventListener("click", async () => {
      if (await copyText(this.text.value)) {
        letGo();
        this.copied.textContent = texts.copied ?? "";
      } else {
        this.text.select();
        this.copied.textContent = texts.not_copied ?? "";
      }
    });
    // Browsers take the way to another program for a way out of the page.
    this.place.querySelector("[data-open]")?.addEventListener("click", letGo);
  }

  /** Shows the message as it is now. */
  show() {
    const text = messageOf(this.form);
    this.text.value = text;
    this.copied.textContent = "";
    const open = this.place.querySelector("[data-open]");
    if (!(open instanceof HTMLAnchorElement)) return;
    const [address] = open.href.split("?");
    const subject = find(this.form, "[name=_subject]", HTMLInputElement).value;
    const short = `${address}?subject=${encodeURIComponent(subject)}`;
    const whole = `${short}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
    const fits = whole.length <= LONGEST_LINK;
    open.href = fits ? whole : short;
    find(this.place, "[data-too-long]", HTMLElement).hidden = fits;
  }
}

/** @param {HTMLFormElement} form @returns {string} each label with what was typed or chosen */
function messageOf(form) {
  const values = new Map(entriesOf(form));
  return wrappersOf(form)
    .filter((wrapper) => wrapper.dataset.label && values.get(wrapper.dataset.field ?? ""))
    .map((wrapper) => {
      const value = values.get(wrapper.dataset.field ?? "") ?? "";
      const chosen = wrapper.querySelector("option:checked, input[type=radio]:checked + label");
      const separator = value.includes("\n") || wrapper.querySelector("textarea") ? "\n" : " ";
      return `${wrapper.dataset.label}:${separator}${chosen ? textOf(chosen) : value}`;
    })
    .join("\n\n");
}
