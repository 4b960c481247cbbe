/** The rules as the page asks them: with a memory, from a worker that is started early. */

import { idle } from "./parts/idle.mjs";
import { createRuntime } from "./runtime.mjs";

/** By so many milliseconds Japan is ahead of universal time. */
const JAPAN = 9 * 60 * 60 * 1000;

/** So many replies are remembered, the latest; an assessment is a hundred times a question. */
const QUESTIONS = 400;
const ASSESSMENTS = 12;

/**
 * @typedef {import("./protocol.mjs").Answers} Answers
 * @typedef {import("./protocol.mjs").Result} Result
 * @typedef {"en" | "ja"} Language
 * @typedef {ReturnType<typeof createRules>} Rules
 */

/**
 * @param {object} options
 * @param {string} options.workerURL
 * @param {string} options.built the day of these pages, as an ISO date
 * @param {readonly string[]} options.files addresses of what is to be kept for offline use
 */
export function createRules({ workerURL, built, files }) {
  /** @type {Map<string, Promise<Result>>} what the rules said, or will, by what they were asked */
  const said = new Map();
  /** @type {string[]} of those, what brought an assessment, the oldest first */
  const assessed = [];
  const state = document.documentElement.dataset;
  const loading = {
    /** Which part of 1 has arrived. */
    part: 0,
    /** @param {number} _ told which part has arrived */
    tell: (_) => {},
  };
  const readiness = {
    tell: () => {},
  };
  const ready = new Promise((resolve) => {
    readiness.tell = () => resolve(true);
  });
  state.selfcheckRuntime = "idle";
  const runtime = createRuntime({
    workerURL,
    onProgress: (part) => {
      loading.part = part;
      loading.tell(part);
    },
    onState: (now) => {
      state.selfcheckRuntime = now;
      if (now === "ready") {
        readiness.tell();
        void keepForOffline(files);
      }
    },
  });

  /** The day in Japan, or the day of these pages if the device's clock is behind it. */
  function today() {
    // Intl, which knows all places, takes long to begin; Japan keeps one time all year.
    const now = new Date(Date.now() + JAPAN).toISOString().slice(0, 10);
    if (now < built) {
      return built;
    }
    return now;
  }

  /** Loads Python beforehand. */
  function start() {
    runtime.start().catch(() => {
      // Whoever needs it will ask again, and be told.
    });
  }

  /**
   * @param {string} key
   * @param {Promise<Result>} reply
   */
  function remember(key, reply) {
    said.set(key, reply);
    const [oldest = ""] = said.keys();
    if (said.size > QUESTIONS) {
      said.delete(oldest);
    }
    reply.then(
      ({ kind }) => {
        if (kind === "assessment" && assessed.push(key) > ASSESSMENTS) {
          said.delete(assessed.shift() ?? "");
        }
      },
      () => said.delete(key),
    );
  }

  return {
    today,
    start,

    /** @param {(part: number) => void} tell told at once, and whenever more has arrived */
    whileLoading(tell) {
      loading.tell = tell;
      tell(loading.part);
    },

    /** Kept when answers come at once for the first time. */
    ready,

    /** Whether an answer comes at once. */
    get isReady() {
      return runtime.state === "ready";
    },

    /**
     * @param {string} route
     * @param {Readonly<Answers>} answers
     * @param {Language} language
     * @param {string} variant of the wording
     * @returns {Promise<Result>} the next question or the assessment; rejects with a
     *   SelfcheckError
     */
    async ask(route, answers, language, variant) {
      const key = JSON.stringify([route, answers, language, variant]);
      const known = said.get(key);
      if (known) {
        return known;
      }
      if (runtime.state === "failed") {
        await runtime.retry();
      }
      const reply = runtime.step(route, { ...answers }, today(), language, variant);
      remember(key, reply);
      return reply;
    },

    /**
     * Starts when the reader shows interest, or sooner where the line is good enough to do so
     * unasked.
     *
     * @param {Element} place where interest is shown
     */
    startInTime(place) {
      for (const sign of ["pointerover", "pointerdown", "focusin", "input"]) {
        place.addEventListener(sign, start, { once: true, passive: true });
      }
      if (document.readyState === "complete") {
        void startWhenIdle(start);
      } else {
        addEventListener("load", () => void startWhenIdle(start));
      }
    },
  };
}

/** @param {() => void} start */
async function startWhenIdle(start) {
  const { connection } =
    /** @type {{connection?: {saveData?: boolean, effectiveType?: string}}} */ (navigator);
  if (connection?.saveData || /^(slow-)?[23]g$/.test(connection?.effectiveType ?? "")) {
    return;
  }
  await idle();
  start();
}

/**
 * Has the service worker keep what the worker loads, where it began too late to see it.
 *
 * @param {readonly string[]} files
 */
async function keepForOffline(files) {
  const registration = await navigator.serviceWorker?.ready;
  registration?.active?.postMessage({ type: "CACHE_URLS", payload: { urlsToCache: files } });
  registration?.active?.postMessage({ type: "WORKS", files });
}
