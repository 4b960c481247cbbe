/** The page's side of the worker: starts it, asks it, and says why when it fails. */

import { FileError, mend } from "./files.mjs";

/** What the worker imports at once; the build puts the names that they are served under. */
const IMPORTED = ["./files.mjs", "./frozen.mjs"].map((name) => new URL(name, import.meta.url).href);

/** @typedef {"idle" | "loading" | "ready" | "failed"} State */

/**
 * A call that brought no result. `kind` says why:
 * - "answer": an answer that its question does not take; see `question`, `value`, `reason`;
 * - "runtime": the package raised an error; the next call may work;
 * - "unsupported": the browser lacks what Python needs;
 * - "line": something did not arrive;
 * - "files": the site answered with something else than a file of its own;
 * - "gone": the site has a file no more, as after a new release;
 * - "crash": the worker died;
 * - "timeout": the worker did not get ready, or did not answer, in time.
 *
 * After all but the first two the state is "failed", and `retry` starts anew.
 */
export class SelfcheckError extends Error {
  /**
   * @param {"answer" | "runtime" | "unsupported" | "line" | "files" | "gone" | "crash" | "timeout"} kind
   * @param {string} message for developers
   * @param {Partial<import("./protocol.mjs").AnswerProblem>} [problem]
   */
  constructor(kind, message, { question, value, reason } = {}) {
    super(message);
    this.name = "SelfcheckError";
    this.kind = kind;
    this.question = question;
    this.value = value;
    this.reason = reason;
  }
}

/**
 * @typedef {object} Runtime
 * @property {() => Promise<void>} start loads Python unless that was begun before; resolves
 *   when it is ready, rejects with a SelfcheckError
 * @property {(route: string, answers: import("./protocol.mjs").Answers, on: string,
 *   language: "en" | "ja", variant?: string) => Promise<import("./protocol.mjs").Result>} step the next
 *   question or the assessment, as presented; starts or waits for Python if need be;
 *   rejects with a SelfcheckError
 * @property {() => Promise<void>} retry starts anew after a failure
 * @property {State} state of the worker
 */

/**
 * @param {object} options
 * @param {string | URL} options.workerURL `worker` of the bundle's manifest
 * @param {(state: State, error?: SelfcheckError) => void} options.onState told each change;
 *   with "failed" comes the error
 * @param {(part: number) => void} [options.onProgress] told, while it loads, which part of 1 is there
 * @param {number} [options.loadLimit] milliseconds for all downloads and the start: by
 *   default, four megabytes on a very slow line
 * @param {number} [options.stepLimit] milliseconds for one answer
 * @returns {Runtime}
 */
export function createRuntime({
  workerURL,
  onState,
  onProgress = () => {},
  loadLimit = 180_000,
  stepLimit = 30_000,
}) {
  /** @type {State} */
  let state = "idle";
  /** @type {SelfcheckError | undefined} */
  let failure;
  /** @type {Promise<Worker> | undefined} */
  let started;
  /** @type {(error: SelfcheckError) => void} */
  let fail = () => {};
  /**
   * @typedef {object} Pending
   * @property {(reply: import("./protocol.mjs").Reply | SelfcheckError) => void} settle
   * @property {(milliseconds: number) => void} allow sets anew for how long to wait
   */
  /** @type {Map<number, Pending>} */
  const pending = new Map();
  let calls = 0;

  /** @throws {Error} where the browser has no such thing, or forbids it */
  function create() {
    if (typeof WebAssembly !== "object") {
      throw new Error("no WebAssembly");
    }
    return new Worker(workerURL, { type: "module" });
  }

  /** @param {State} next */
  function change(next) {
    state = next;
    onState(next, failure);
  }

  function launch() {
    failure = undefined;
    change("loading");
    started = new Promise(connect);
    // Whoever does not wait for the start hears of a failure through onState.
    started.catch(() => {});
    return started;
  }

  /**
   * @param {(worker: Worker) => void} resolve
   * @param {(error: SelfcheckError) => void} reject
   */
  function connect(resolve, reject) {
    /** @type {Worker} */
    let worker;
    try {
      worker = create();
    } catch (error) {
      failure = new SelfcheckError("unsupported", `${error}`);
      reject(failure);
      change("failed");
      return;
    }
    const life = new AbortController();
    const { signal } = life;
    const limit = setTimeout(
      () => fail(new SelfcheckError("timeout", `not ready after ${loadLimit} ms`)),
      loadLimit,
    );

    fail = (error) => {
      failure = error;
      life.abort();
      clearTimeout(limit);
      worker.terminate();
      reject(error);
      for (const { settle } of pending.values()) {
        settle(error);
      }
      change("failed");
    };

    const mended = mendScripts();

    /**
     * Says what the worker said of its start, unless it ran other scripts than it should.
     *
     * @param {SelfcheckError} [error] none if it is ready
     */
    async function begin(error) {
      const { wasMended, fault } = await mended;
      if (signal.aborted) {
        return;
      }
      if (fault ?? (!wasMended && error)) {
        fail(fault ?? /** @type {SelfcheckError} */ (error));
      } else if (wasMended) {
        life.abort();
        clearTimeout(limit);
        worker.terminate();
        connect(resolve, reject);
      } else {
        clearTimeout(limit);
        resolve(worker);
        change("ready");
      }
    }

    /** @param {MessageEvent<import("./protocol.mjs").Message>} event */
    function receive({ data }) {
      if ("id" in data) {
        pending.get(data.id)?.settle(JSON.parse(data.said));
      } else if (data.state === "failed") {
        const error = new SelfcheckError(data.cause, data.message);
        state === "loading" ? void begin(error) : fail(error);
      } else if (data.state === "restarting") {
        for (const { allow } of pending.values()) {
          allow(loadLimit);
        }
      } else if (data.state === "loading") {
        onProgress(data.part);
      } else {
        void begin();
      }
    }

    /** @param {ErrorEvent} event */
    function stumble(event) {
      const message = event.message || "the worker failed";
      // If its scripts are whole, what it does not get over before the start is the browser's.
      state === "loading"
        ? void begin(new SelfcheckError("unsupported", message))
        : fail(new SelfcheckError("crash", message));
    }

    // A worker whose script came empty neither stumbles nor says anything.
    void mended.then(({ wasMended, fault }) => {
      if (wasMended || fault) {
        void begin();
      }
    });
    worker.addEventListener("message", receive, { signal });
    worker.addEventListener("error", stumble, { signal });
  }

  /**
   * The browser checks no script of a worker: this does, beside its start.
   *
   * @returns {Promise<{wasMended: boolean, fault?: SelfcheckError}>} whether one was bad and is
   *   now whole in the browser's cache; what is the matter if one is not to be had
   */
  async function mendScripts() {
    try {
      const mended = await Promise.all([`${workerURL}`, ...IMPORTED].map(mend));
      return { wasMended: mended.includes(true) };
    } catch (error) {
      const kind = error instanceof FileError ? error.kind : "crash";
      return { wasMended: false, fault: new SelfcheckError(kind, `${error}`) };
    }
  }

  /** @returns {Promise<Worker>} */
  async function ready() {
    if (failure) {
      throw failure;
    }
    return started ?? launch();
  }

  async function start() {
    await ready();
  }

  /** @type {Runtime["step"]} */
  async function step(route, answers, on, language, variant = "") {
    const worker = await ready();
    calls += 1;
    const id = calls;
    return new Promise((resolve, reject) => {
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let limit;
      /** @type {Pending["allow"]} */
      const allow = (milliseconds) => {
        clearTimeout(limit);
        limit = setTimeout(
          () => fail(new SelfcheckError("timeout", `no answer after ${milliseconds} ms`)),
          milliseconds,
        );
      };
      /** @type {Pending["settle"]} */
      const settle = (reply) => {
        clearTimeout(limit);
        pending.delete(id);
        if (reply instanceof SelfcheckError) {
          reject(reply);
        } else if (reply.ok) {
          resolve(reply.result);
        } else if (reply.error.kind === "answer") {
          const { kind, question, reason } = reply.error;
          reject(new SelfcheckError(kind, `${question}: ${reason}`, reply.error));
        } else {
          reject(new SelfcheckError(reply.error.kind, reply.error.message));
        }
      };
      allow(stepLimit);
      pending.set(id, { settle, allow });
      /** @type {import("./protocol.mjs").Request} */
      const request = { id, call: "step", route, answers, on, language, variant };
      worker.postMessage(request);
    });
  }

  async function retry() {
    await (failure ? launch() : ready());
  }

  return {
    start,
    step,
    retry,
    get state() {
      return state;
    },
  };
}
