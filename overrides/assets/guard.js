// @ts-check
/**
 * Stands inside the self-check's page, ahead of all its scripts, and says so where they do not
 * come, are not understood, or fail. For old browsers too: no module, and no syntax from
 * after 2015.
 */
(() => {
  var root = document.documentElement;
  /** Milliseconds. */
  var SOON = 1000;
  /** What kept the scripts from starting: files, old, or error. */
  let cause = "";
  /** How far they are: asked for, and run or given up. */
  let asked = false;
  let done = false;

  /** @param {string} selector @returns {HTMLElement | null} */
  function find(selector) {
    return document.querySelector(selector);
  }

  function hasStarted() {
    return root.hasAttribute("data-selfcheck-runtime");
  }

  function tell() {
    const notice = find("[data-broken]");
    const screen = find("[data-screen]");
    if (notice === null || !notice.hidden) {
      return;
    }
    const shown = notice.querySelector(`[data-cause=${cause || "error"}]`);
    if (shown instanceof HTMLElement) {
      shown.hidden = false;
    }
    notice.hidden = false;
    if (screen && !hasStarted()) {
      screen.hidden = true;
    }
    notice.focus();
  }

  /** @param {unknown} place where an error arose */
  function isOurs(place) {
    return typeof place === "string" && place.includes("/assets/selfcheck/");
  }

  /** Says so if the page has come and its scripts have not started. */
  function check() {
    if (document.readyState === "complete" && done && (cause || !hasStarted())) {
      tell();
    }
  }

  function finish() {
    done = true;
    check();
  }

  /** Asks for the scripts: not before something is seen, as a slow line has enough to do then. */
  function begin() {
    const section = find("[data-selfcheck]");
    if (asked || section === null) {
      return;
    }
    asked = true;
    (section.dataset.modules || "").split(" ").forEach((address) => {
      const link = document.createElement("link");
      link.rel = "modulepreload";
      link.href = address;
      document.head.appendChild(link);
    });
    const script = document.createElement("script");
    script.type = "module";
    script.src = section.dataset.script || "";
    script.addEventListener("load", finish);
    script.addEventListener("error", finish);
    // Added by a script, it would not wait for the end of the page, where its words stand.
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => {
        document.head.appendChild(script);
      });
    } else {
      document.head.appendChild(script);
    }
  }

  /** Loads the page anew, past what caches hold of its scripts. */
  function renew() {
    const section = find("[data-selfcheck]");
    const files = section ? JSON.parse(section.dataset.files || "[]") : [];
    function reload() {
      location.reload();
    }
    if (!window.fetch || !window.Promise) {
      reload();
      return;
    }
    const scripts = files.filter((/** @type {string} */ file) => /\.(mjs|css)(\?|$)/.test(file));
    Promise.all(scripts.map((/** @type {string} */ file) => fetch(file, { cache: "reload" }))).then(
      reload,
      reload,
    );
  }

  function clear() {
    try {
      sessionStorage.clear();
    } catch (_) {
      // Then there is nothing to clear.
    }
    location.replace(location.pathname);
  }

  window.addEventListener(
    "error",
    (event) => {
      const target = event.target;
      if (target instanceof HTMLScriptElement && isOurs(target.src)) {
        cause = "files";
      } else if (event instanceof ErrorEvent && isOurs(event.filename)) {
        // A file that does not fit its check was stopped before it could be read.
        cause = cause || (event.error instanceof SyntaxError && !hasStarted() ? "old" : "error");
      } else {
        return;
      }
      if (document.readyState === "complete") {
        tell();
      }
    },
    true,
  );
  window.addEventListener("unhandledrejection", (event) => {
    const reason = event.reason;
    if (reason instanceof Error && isOurs(reason.stack)) {
      cause = "error";
      tell();
    }
  });
  window.addEventListener("load", () => {
    if (!("noModule" in HTMLScriptElement.prototype)) {
      cause = "old";
      done = true;
    }
    check();
  });
  requestAnimationFrame(() => {
    setTimeout(begin);
  });
  // In a page that nobody looks at yet, no frame comes.
  setTimeout(begin, SOON);
  document.addEventListener("click", (event) => {
    const target = event.target;
    const act = target instanceof Element ? target.getAttribute("data-guard") : "";
    if (act === "renew") {
      renew();
    } else if (act === "clear") {
      clear();
    }
  });
})();
