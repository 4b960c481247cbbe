/**
 * A reader's way through the site, in whichever browser: home, self-check, verdict, plan,
 * calendar file, contact. Prints what was seen and how long it took, as JSON.
 *
 *     node journey.mjs ENGINE PATHS TASK
 *
 * ENGINE is the name of the module beside this one; PATHS and TASK are JSON: the executables,
 * and a `Task`.
 */

/**
 * @typedef {object} Driver
 * @property {(address: string) => Promise<void>} open
 * @property {(body: (...args: any[]) => unknown, ...args: any[]) => Promise<any>} run runs a
 *   function in the page, with plain values in and out; it may be asynchronous
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Task
 * @property {string} site address of the home page in the language, ending in "/"
 * @property {string} route
 * @property {[string, string, string[]][]} answers the questions in their order, with their types
 *   and what to choose or to type
 * @property {Record<string, string>} message what to type into the contact form, by field; empty
 *   to leave it out
 * @property {string[]} pages addresses of what to look at first, one after the other
 */

const PATIENCE_IN_MILLISECONDS = 90_000;
const STEP_IN_MILLISECONDS = 50;

const [engine = "", paths = "[]", asked = "{}"] = process.argv.slice(2);
/** @type {{start: (...paths: string[]) => Promise<Driver>}} */
const { start } = await import(`./${engine}.mjs`);
/** @type {Task} */
const task = JSON.parse(asked);
const driver = await start(...JSON.parse(paths));

/**
 * @param {string} selector
 * @returns {Promise<string>} the text of the first match, once it is shown
 */
async function sees(selector) {
  const end = Date.now() + PATIENCE_IN_MILLISECONDS;
  for (;;) {
    const text = await driver.run((wanted) => {
      const found = document.querySelector(wanted);
      return found?.checkVisibility?.() || found?.getClientRects().length
        ? (found.textContent ?? "")
        : null;
    }, selector);
    if (text !== null) {
      return text.trim();
    }
    if (Date.now() > end) {
      const shown = await driver.run(() => {
        const main = document.querySelector("main") ?? document.body;
        return `${location.href} ${(main.textContent ?? "").slice(0, 2000)}`;
      });
      throw new Error(`${selector} does not show; the page says: ${shown}`);
    }
    await new Promise((resolve) => setTimeout(resolve, STEP_IN_MILLISECONDS));
  }
}

/** @param {string} selector */
async function press(selector) {
  await sees(selector);
  await driver.run((wanted) => document.querySelector(wanted).click(), selector);
}

/**
 * @param {string} question
 * @param {string} text
 */
function write(question, text) {
  return driver.run(
    (name, value) => {
      const field = document.querySelector(`input[name="${name}"]:not([type=radio])`);
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    },
    question,
    text,
  );
}

/** @returns {Promise<Record<string, unknown>>} */
async function travel() {
  /** @type {Record<string, unknown>} */
  const seen = {};
  for (const page of task.pages) {
    await driver.open(page);
    await sees("h1");
  }
  seen.kept = await kept();
  await driver.open(task.site);
  seen.home = await sees("h1");
  const begun = Date.now();
  await driver.open(`${task.site}self-check/?route=${task.route}`);
  await sees("[data-selfcheck] fieldset[data-question]");
  seen.question_after = Date.now() - begun;
  for (const [question, type, answers] of task.answers) {
    await sees(`fieldset[data-question="${question}"]`);
    for (const answer of answers) {
      const isTyped = (type === "date" || type === "number") && answer !== "not_sure";
      await (isTyped ? write(question, answer) : press(`label[for="${question}-${answer}"]`));
    }
    await press("[data-selfcheck] form button[type=submit]");
  }
  seen.outcome = await sees("[data-outcome] h2");
  seen.verdict_after = Date.now() - begun;
  seen.documents = await driver.run(
    () => document.querySelectorAll('[data-plan="documents"] [data-document]').length,
  );
  seen.calendar = await calendar();
  if (Object.keys(task.message).length > 0) {
    seen.sent = await send();
  }
  return seen;
}

/** @returns {Promise<string[]>} what this browser keeps of the site, by its name; of copies for
 *   offline use, the addresses that tell more than a file
 */
function kept() {
  return driver.run(async () => {
    const copies = await Promise.all(
      ((await globalThis.caches?.keys()) ?? []).map(async (name) =>
        (await caches.open(name)).keys(),
      ),
    );
    const addresses = copies.flat().map(({ url }) => url);
    return [
      ...document.cookie.split(";").filter(Boolean),
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...addresses.filter(
        (url) => !url.startsWith(location.origin) || /[?&](route|for)=|#/.test(url),
      ),
    ];
  });
}

/** @returns {Promise<string>} the calendar file that the page offers, or nothing if it offers none */
async function calendar() {
  await driver.run(() => {
    const stock = URL.createObjectURL;
    URL.createObjectURL = (/** @type {Blob} */ blob) => {
      blob.text().then((text) => {
        document.documentElement.dataset.offered = text;
      });
      return stock(blob);
    };
  });
  const hasButton = await driver.run(() => {
    const button = document.querySelector("[data-action=remind]");
    for (let outer = button?.closest("details"); outer; ) {
      outer.open = true;
      outer = outer.parentElement?.closest("details");
    }
    return Boolean(button?.getClientRects().length);
  });
  if (!hasButton) {
    return "";
  }
  await press("[data-action=remind]");
  await sees("html[data-offered]");
  return driver.run(() => document.documentElement.dataset.offered);
}

/** @returns {Promise<string>} what the page says once the message is sent */
async function send() {
  await driver.open(`${task.site}contact/`);
  // Before its script has taken it over, the form is sent as a browser sends forms by itself.
  await sees("form[data-contact][novalidate] [data-send]");
  await driver.run((message) => {
    for (const [name, value] of Object.entries(message)) {
      const field = document.querySelector(`[name="${name}"]`);
      if (field.type === "radio" || field.type === "checkbox") {
        document.querySelector(`[name="${name}"][value="${value}"]`).checked = true;
      } else {
        field.value = value;
      }
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }, task.message);
  await press("[data-send]");
  return sees("[data-done] h2");
}

try {
  console.log(JSON.stringify(await travel()));
} finally {
  await driver.close();
}
