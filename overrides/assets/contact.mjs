// @ts-check
/**
 * The contact form: keeps what is typed, checks it, sends it once, and says what came of it.
 * Without this script the form is an ordinary one. The page holds every sentence.
 */

import { find } from "../../selfcheck/browser/parts/find.mjs";
import { read } from "../../selfcheck/browser/parts/storage.mjs";
import { Checking } from "./contact/checking.mjs";
import { deliver, Failure } from "./contact/delivery.mjs";
import {
  draftOf,
  fillFrom,
  forgetSentDraft,
  keepDraft,
  keptDraft,
  letGo,
} from "./contact/draft.mjs";
import { entriesOf, tidy } from "./contact/fields.mjs";
import { Handover } from "./contact/handover.mjs";

/** Under this key the self-check's result page leaves its summary, as plain text. */
const SUMMARY = "selfcheck.summary";
const SHORTEST_VISIT = 3_000;

/** @typedef {import("./contact/draft.mjs").Draft} Draft */

class ContactForm {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.sends = ["endpoint", "netlify"].includes(form.dataset.contact ?? "");
    this.fields = find(form, "[data-fields]", HTMLElement);
    this.failure = find(form, "[data-failure]", HTMLElement);
    this.status = find(form, "[data-status]", HTMLElement);
    this.messageId = find(form, "[name=message_id]", HTMLInputElement);
    this.next = find(form, "[name=_next]", HTMLInputElement);
    this.thanks = this.next.value;
    this.writing = find(document, "[data-writing]", HTMLElement);
    this.done = find(document, "[data-done]", HTMLElement);
    this.notStored = find(document, "[data-not-stored]", HTMLElement);
    this.sending = false;
    this.texts = JSON.parse(find(document, "[data-contact-texts]", HTMLScriptElement).text);
    this.checking = new Checking(form, this.texts);
    this.handover = new Handover(form, this.texts);
  }

  start() {
    const { form } = this;
    form.noValidate = true;
    form.hidden = false;
    const withoutScript = document.querySelector("[data-without-script]");
    if (withoutScript instanceof HTMLElement) withoutScript.hidden = true;
    find(form, "[data-clear]", HTMLElement).hidden = false;
    this.checking.takeLimits();

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
      this.checking.count();
    });
    // In case of failure the text may be changed while its copy is in view.
    if (this.sends) form.addEventListener("input", () => this.handover.show());
    form.addEventListener("change", (event) => {
      if (event.target instanceof HTMLInputElement) tidy(event.target);
      this.changed();
      this.checking.ease();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.checking.isComplete()) this.sends ? this.send() : this.compose();
    });
    find(form, "[data-plain]", HTMLElement).addEventListener("click", () => {
      if (this.sending || !this.checking.isComplete()) return;
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
    addEventListener("offline", () => this.say(this.texts.offline));
    addEventListener("online", () => this.say(this.texts.online));
  }

  // What was typed

  /** @param {Draft} before @returns {Draft} */
  draft(before) {
    const draft = draftOf(this.form, before);
    if (this.messageId.value) draft.message_id = this.messageId.value;
    return draft;
  }

  /** @param {Draft} draft */
  fill(draft) {
    fillFrom(this.form, draft);
    this.messageId.value = draft.message_id ?? "";
    this.checking.count();
  }

  keep() {
    this.store(this.draft(keptDraft() ?? {}));
  }

  /** @param {Draft} draft */
  store(draft) {
    this.notStored.hidden = keepDraft(draft);
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
    this.checking.count();
    this.checking.show([]);
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
    await deliver(way, new URLSearchParams(entriesOf(this.form)), () =>
      this.say(this.texts.still_sending),
    );
  }

  /** @param {Failure} failure */
  showFailure({ reason, status }) {
    const text = this.texts[reason].replace("{status}", String(status));
    find(this.failure, "[data-reason]", HTMLElement).textContent = text;
    // A server that takes the form but does not let scripts of other sites read its answer.
    find(this.failure, "[data-plain]", HTMLElement).hidden = reason !== "unreachable";
    this.handover.show();
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

  /** Shows the message as a text, where nothing sends it. */
  compose() {
    this.handover.show();
    this.showDone(true);
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
