// @ts-check
/**
 * The contact form: keeps what is typed, checks it, sends it once, and says what came of it.
 * Without this script the form is an ordinary one. The page holds every sentence.
 */

import { copyText } from "../../selfcheck/browser/parts/clipboard.mjs";
import { markField, showProblems } from "../../selfcheck/browser/parts/errors.mjs";
import { find } from "../../selfcheck/browser/parts/find.mjs";
import { hash } from "../../selfcheck/browser/parts/hash.mjs";
import { read, write } from "../../selfcheck/browser/parts/storage.mjs";
import { textOf } from "../../selfcheck/browser/parts/text.mjs";
import { deliver, Failure } from "./delivery.mjs";

const DRAFT = "contact.draft";
/** Under this key the self-check's result page leaves its summary, as plain text. */
const SUMMARY = "selfcheck.summary";
const SUMMARY_FIELD = "selfcheck_summary";

const SHORTEST_VISIT = 3_000;
/** Windows opens no longer links in other programs. */
const LONGEST_LINK = 2_000;
/** From so much of its limit on, a text is told how long it is. */
const NEARLY = 0.8;
/** What shows as nothing: spaces of every kind, and signs without width. */
const INVISIBLE = /[\s\p{Cf}\p{Cc}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */
/** @typedef {Record<string, string>} Draft what differs from an empty form, by field name */

/** @param {Draft} draft @returns {boolean} false if the browser keeps nothing, or no more */
function keepDraft(draft) {
  return write(DRAFT, Object.keys(draft).length ? JSON.stringify(draft) : "");
}

/** @returns {Draft | undefined} */
function keptDraft() {
  const text = read(DRAFT);
  if (text === undefined) return undefined;
  try {
    const kept = JSON.parse(text ?? "{}");
    // Another version, or somebody's hand, may have left something else there.
    return typeof kept === "object" && kept && !Array.isArray(kept) ? kept : {};
  } catch {
    return {};
  }
}

/**
 * On the page of thanks, the draft is done with if it is the one that the form service confirms
 * there, or if the form was handed over by a new page, as services may lead on without saying.
 */
function forgetSentDraft() {
  const { message_id: id, leaving } = keptDraft() ?? {};
  if (id && (leaving || location.hash === `#${id}`)) keepDraft({});
  if (location.hash) history.replaceState(null, "", location.pathname);
}

class ContactForm {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.sends = ["endpoint", "netlify"].includes(form.dataset.contact ?? "");
    this.fields = find(form, "[data-fields]", HTMLElement);
    this.problem = find(form, "[data-problem]", HTMLElement);
    this.failure = find(form, "[data-failure]", HTMLElement);
    this.status = find(form, "[data-status]", HTMLElement);
    this.messageId = find(form, "[name=message_id]", HTMLInputElement);
    this.next = find(form, "[name=_next]", HTMLInputElement);
    this.thanks = this.next.value;
    this.writing = find(document, "[data-writing]", HTMLElement);
    this.done = find(document, "[data-done]", HTMLElement);
    this.handover = find(document, "[data-handover]", HTMLElement);
    this.notStored = find(document, "[data-not-stored]", HTMLElement);
    this.title = document.title;
    this.sending = false;
    /** The address that the reader was asked about. */
    this.doubted = "";
    this.texts = JSON.parse(find(document, "[data-contact-texts]", HTMLScriptElement).text);
  }

  start() {
    const { form } = this;
    form.noValidate = true;
    form.hidden = false;
    const withoutScript = document.querySelector("[data-without-script]");
    if (withoutScript instanceof HTMLElement) withoutScript.hidden = true;
    find(form, "[data-clear]", HTMLElement).hidden = false;
    // Browsers would cut off what is pasted, without a word.
    for (const field of this.limited()) {
      field.dataset.limit = String(field.maxLength);
      field.removeAttribute("maxlength");
    }

    this.offerSummary();
    const [navigation] = performance.getEntriesByType("navigation");
    const fresh =
      navigation instanceof PerformanceNavigationTiming && navigation.type === "navigate";
    // On a first visit, what was typed before this script came counts; after Back or a reload,
    // what the browser put there may be older than the draft.
    const early = fresh ? this.draft({}) : {};
    this.fill({ ...keptDraft(), ...early });
    if (Object.keys(early).length) this.changed();
    else this.keep();
    addEventListener("pageshow", (event) => {
      if (!event.persisted && fresh) return;
      this.offerSummary();
      const draft = keptDraft();
      if (draft) this.fill(draft);
    });

    form.addEventListener("input", () => {
      this.changed();
      this.count();
    });
    form.addEventListener("change", (event) => {
      if (event.target instanceof HTMLInputElement) tidy(event.target);
      this.changed();
      this.easeErrors();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.isComplete()) this.sends ? this.send() : this.compose();
    });
    find(form, "[data-plain]", HTMLElement).addEventListener("click", () => {
      if (this.sending || !this.isComplete()) return;
      this.seal();
      this.store({ ...this.draft(keptDraft() ?? {}), leaving: "yes" });
      letGo();
      form.submit();
    });
    find(form, "[data-clear]", HTMLElement).addEventListener("click", () => {
      if (this.sending || !confirm(this.texts.clear)) return;
      this.empty();
      this.firstField().focus();
    });
    find(this.done, "[data-back]", HTMLElement).addEventListener("click", () => {
      this.showDone(false);
      this.firstField().focus();
    });
    this.prepareHandover();
    addEventListener("offline", () => this.say(this.texts.offline));
    addEventListener("online", () => this.say(this.texts.online));
  }

  // What was typed

  /** @returns {Field[]} */
  kept() {
    return [...this.form.elements].filter(
      /** @returns {element is Field} */
      (element) =>
        isField(element) &&
        element.name !== "" &&
        element.type !== "hidden" &&
        !element.hasAttribute("data-not-kept"),
    );
  }

  /** @param {Draft} before @returns {Draft} */
  draft(before) {
    /** @type {Draft} */
    const draft = {};
    for (const field of this.kept()) {
      // A choice that the page proposes is left to the page until the reader touches it.
      const own = isChoice(field)
        ? field.checked && (!field.defaultChecked || field.name in before)
        : field.value !== "";
      // Of the summary no copy is made: whoever clears the self-check clears all of it.
      if (own) draft[field.name] = field.name === SUMMARY_FIELD ? digest(field) : field.value;
    }
    if (this.messageId.value) draft.message_id = this.messageId.value;
    return draft;
  }

  /** @param {Draft} draft */
  fill(draft) {
    for (const field of this.kept()) {
      const value = draft[field.name];
      if (isChoice(field)) {
        const own = field.name === SUMMARY_FIELD ? digest(field) : field.value;
        field.checked = value === undefined ? field.defaultChecked : value === own;
      } else {
        field.value = value ?? "";
      }
    }
    this.messageId.value = draft.message_id ?? "";
    this.count();
  }

  keep() {
    this.store(this.draft(keptDraft() ?? {}));
  }

  /** @param {Draft} draft */
  store(draft) {
    const stored = keepDraft(draft);
    this.notStored.hidden = stored;
    if (stored || !Object.keys(draft).length) letGo();
    else addEventListener("beforeunload", askToStay);
  }

  /** A changed message is another message. */
  changed() {
    this.messageId.value = "";
    this.keep();
  }

  /** From here on, the same message is recognised by its id, however often it is sent. */
  seal() {
    this.messageId.value ||= newId();
    this.next.value = `${this.thanks}#${this.messageId.value}`;
    this.keep();
  }

  empty() {
    this.store({});
    this.form.reset();
    this.messageId.value = "";
    this.offerSummary();
    this.count();
    this.showProblems([]);
    this.failure.hidden = true;
    this.say("");
  }

  firstField() {
    return find(this.fields, "input", HTMLInputElement);
  }

  offerSummary() {
    const text = read(SUMMARY);
    const field = find(this.form, "[data-field=selfcheck_summary]", HTMLElement);
    const box = find(field, "input", HTMLInputElement);
    field.hidden = !text;
    if (box.value !== (text ?? "")) box.checked = false;
    box.value = text ?? "";
    find(field, "[data-summary]", HTMLElement).textContent = text ?? "";
  }

  // Checking

  /** Shows what is missing or wrong. */
  isComplete() {
    const problems = this.wrappers().flatMap((wrapper) => {
      const field = wrapper.querySelector("input, select, textarea");
      const text = isField(field) && this.problemOf(wrapper, field, this.doubted);
      return text ? [{ wrapper, field, text }] : [];
    });
    this.doubted = find(this.form, "[type=email]", HTMLInputElement).value;
    this.showProblems(problems);
    return !problems.length;
  }

  wrappers() {
    return /** @type {HTMLElement[]} */ ([...this.form.querySelectorAll("[data-field]")]);
  }

  /**
   * @param {HTMLElement} wrapper
   * @param {Field} field
   * @param {string} [confirmed] an address that may be unusual
   */
  problemOf(wrapper, field, confirmed) {
    const { validity } = field;
    const blank = field.required && !isChoice(field) && !field.value.replace(INVISIBLE, "");
    if (validity.valueMissing || blank) return wrapper.dataset.missing;
    if (excess(field) > 0) return this.lengthOf(field, wrapper.dataset.long ?? "");
    if (!validity.valid) return wrapper.dataset.invalid;
    const doubtful = field.type === "email" && !/@.*\./.test(field.value);
    return doubtful && field.value !== confirmed ? wrapper.dataset.doubtful : undefined;
  }

  /** @param {{wrapper: HTMLElement, field: Field, text: string}[]} problems */
  showProblems(problems) {
    const texts = new Map(problems.map(({ wrapper, text }) => [wrapper, text]));
    for (const wrapper of this.wrappers()) showError(wrapper, texts.get(wrapper));
    document.title = (problems.length ? this.texts.title_error : "") + this.title;
    if (problems.length) this.failure.hidden = true;
    showProblems(this.problem, problems);
  }

  /** @returns {(HTMLInputElement | HTMLTextAreaElement)[]} those that take only so much */
  limited() {
    return this.kept().filter(
      /** @returns {field is HTMLInputElement | HTMLTextAreaElement} */
      (field) =>
        !(field instanceof HTMLSelectElement) &&
        (field.maxLength > 0 || field.dataset.limit !== undefined),
    );
  }

  /** @param {Field} field @param {string} text */
  lengthOf(field, text) {
    const number = new Intl.NumberFormat(document.documentElement.lang);
    return text
      .replace("{length}", number.format(field.value.length))
      .replace("{limit}", number.format(Number(field.dataset.limit)));
  }

  /** Tells how long a text is, where it comes near what is taken. */
  count() {
    for (const field of this.limited()) {
      const place = field.closest("[data-field]")?.querySelector("[data-count]");
      if (place instanceof HTMLElement) {
        const near = field.value.length > NEARLY * Number(field.dataset.limit);
        place.textContent = near ? this.lengthOf(field, this.texts.length) : "";
      }
    }
  }

  /** An error goes as soon as it no longer holds; none appears while somebody types. */
  easeErrors() {
    for (const wrapper of this.wrappers()) {
      const field = wrapper.querySelector("input, select, textarea");
      if (isField(field) && !this.problemOf(wrapper, field)) showError(wrapper, undefined);
    }
  }

  // Sending

  async send() {
    if (this.sending) return;
    this.seal();
    this.setSending(true);
    try {
      await this.post();
      this.setSending(false);
      this.empty();
      this.showDone(true);
    } catch (error) {
      this.setSending(false);
      if (!(error instanceof Failure)) throw error;
      this.showFailure(error);
    }
  }

  /** @param {boolean} sending */
  setSending(sending) {
    this.sending = sending;
    if (sending) {
      // The button that was pressed may be about to go.
      find(this.form, "[data-send]", HTMLElement).focus();
      this.failure.hidden = true;
    }
    this.fields.inert = sending;
    for (const button of this.form.querySelectorAll("[type=submit], [data-plain], [data-clear]")) {
      button.setAttribute("aria-disabled", String(sending));
    }
    this.say(sending ? this.texts.sending : "");
  }

  /** @throws {Failure} */
  async post() {
    // Programs that fill in forms are done at once. Readers wait here instead of being refused.
    await new Promise((resolve) => setTimeout(resolve, SHORTEST_VISIT - performance.now()));
    const seconds = find(this.form, "[name=seconds]", HTMLInputElement);
    seconds.value = String(Math.round(performance.now() / 1000));
    const kind = this.form.dataset.contact === "netlify" ? "netlify" : "endpoint";
    const way = /** @type {const} */ ({ kind, action: this.form.action, next: this.thanks });
    await deliver(way, new URLSearchParams(this.entries()), () =>
      this.say(this.texts.still_sending),
    );
  }

  /** @returns {[string, string][]} */
  entries() {
    return [...new FormData(this.form)].map(([name, value]) => [name, String(value)]);
  }

  /** @param {Failure} failure */
  showFailure({ reason, status }) {
    const text = this.texts[reason].replace("{status}", String(status));
    find(this.failure, "[data-reason]", HTMLElement).textContent = text;
    // A server that takes the form but does not let scripts of other sites read its answer.
    find(this.failure, "[data-plain]", HTMLElement).hidden = reason !== "unreachable";
    this.showText();
    this.failure.hidden = false;
    this.failure.focus();
    this.failure.scrollIntoView({ block: "nearest" });
  }

  /** @param {boolean} done */
  showDone(done) {
    this.writing.hidden = done;
    this.done.hidden = !done;
    if (done) find(this.done, "h2", HTMLElement).focus();
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  // The message as a text

  compose() {
    this.showText();
    this.showDone(true);
  }

  showText() {
    const text = this.text();
    find(this.handover, "[data-text]", HTMLTextAreaElement).value = text;
    find(this.handover, "[data-copied]", HTMLElement).textContent = "";
    const open = this.handover.querySelector("[data-open]");
    if (!(open instanceof HTMLAnchorElement)) return;
    const [address] = open.href.split("?");
    const subject = find(this.form, "[name=_subject]", HTMLInputElement).value;
    const short = `${address}?subject=${encodeURIComponent(subject)}`;
    const whole = `${short}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
    const fits = whole.length <= LONGEST_LINK;
    open.href = fits ? whole : short;
    find(this.handover, "[data-too-long]", HTMLElement).hidden = fits;
  }

  text() {
    const values = new Map(this.entries());
    return this.wrappers()
      .filter((wrapper) => wrapper.dataset.label && values.get(wrapper.dataset.field ?? ""))
      .map((wrapper) => {
        const value = values.get(wrapper.dataset.field ?? "") ?? "";
        const chosen = wrapper.querySelector("option:checked, input[type=radio]:checked + label");
        const separator = value.includes("\n") || wrapper.querySelector("textarea") ? "\n" : " ";
        return `${wrapper.dataset.label}:${separator}${chosen ? textOf(chosen) : value}`;
      })
      .join("\n\n");
  }

  prepareHandover() {
    const text = find(this.handover, "[data-text]", HTMLTextAreaElement);
    const copied = find(this.handover, "[data-copied]", HTMLElement);
    const copy = find(this.handover, "[data-copy]", HTMLElement);
    copy.addEventListener("click", async () => {
      if (await copyText(text.value)) {
        letGo();
        copied.textContent = this.texts.copied;
      } else {
        text.select();
        copied.textContent = this.texts.not_copied;
      }
    });
    // Browsers take the way to another program for a way out of the page.
    this.handover.querySelector("[data-open]")?.addEventListener("click", letGo);
    // In case of failure the text may be changed while its copy is in view.
    if (this.sends) this.form.addEventListener("input", () => this.showText());
  }
}

/** @param {BeforeUnloadEvent} event */
function askToStay(event) {
  event.preventDefault();
  // Browsers from before 2024 know nothing else.
  event.returnValue = true;
}

/** The message is on its way, as far as this page can tell: the reader may leave. */
function letGo() {
  removeEventListener("beforeunload", askToStay);
}

/** @param {unknown} element @returns {element is Field} */
function isField(element) {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

/** @param {Field} field @returns {field is HTMLInputElement} */
function isChoice(field) {
  return field.type === "radio" || field.type === "checkbox";
}

/** @param {Field} field @returns {string} what tells its value from others */
function digest({ value }) {
  return value && hash(value).toString(36);
}

/** @param {Field} field @returns {number} how much more it holds than is taken */
function excess({ value, dataset }) {
  return value.length - Number(dataset.limit ?? Number.POSITIVE_INFINITY);
}

/** @param {HTMLElement} wrapper @param {string | undefined} text */
function showError(wrapper, text) {
  const place = wrapper.querySelector("[data-error]");
  if (!place) return;
  place.textContent = text ?? "";
  wrapper.classList.toggle("field--wrong", Boolean(text));
  for (const field of wrapper.querySelectorAll("input:not([type=radio]), select, textarea")) {
    if (isField(field)) markField(field, Boolean(text));
  }
}

/**
 * Full-width letters and digits are a slip of the keyboard in an address or a number, and so are
 * dashes, minus signs and the mark of a long vowel for the hyphens of a number.
 * @param {HTMLInputElement} field
 */
function tidy(field) {
  if (field.type === "email" || field.type === "tel") {
    field.value = field.value.normalize("NFKC").trim();
  }
  if (field.type === "tel") {
    field.value = field.value.replace(/[\u2010-\u2015\u2212\u2500\u30fc]/g, "-");
  }
}

/** 128 random bits; `crypto.randomUUID` exists under HTTPS only. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const form = document.querySelector("form[data-contact]");
if (form instanceof HTMLFormElement) new ContactForm(form).start();
if (document.querySelector("[data-contact-sent]")) forgetSentDraft();
