// @ts-check
/**
 * Keeps what was opened, so that it can be opened again without a connection, and keeps nothing
 * that is not whole. Served from the site's root, as a service worker serves nothing above its
 * own address. The build puts the addresses of the parts that it loads in place of "parts".
 */

importScripts(...["parts"]);

/**
 * @typedef {object} Built what the build tells, in `listed.js`
 * @property {{url: string, revision: string}[]} precached
 */
const worker = /** @type {ServiceWorkerGlobalScope & {workbox: any, listed: Built}} */ (
  /** @type {unknown} */ (self)
);
const { core, expiration, precaching, routing, strategies } = worker.workbox;
const DAY_IN_SECONDS = 86_400;
/** After so long on a slow line, a page that was kept is better than none. */
const PATIENCE_IN_SECONDS = 6;
const FILES = "whole-files";
/** The names of caches before what they keep was checked. */
const UNCHECKED = ["files", "pages", "others"];
/** As in files.mjs of the self-check: the digits in a name that its content begins with. */
const DIGITS = /[-.]([0-9a-f]{12,64})(?:\.[a-z0-9]+)+$/;
/** Stands in each page of ours, at its head. */
const MARK = '<meta name="release"';

/** @param {string} address */
function digitsIn(address) {
  return DIGITS.exec(new URL(address).pathname)?.[1] ?? "";
}

/**
 * @param {string} digits
 * @param {Response} response
 */
async function isNamed(digits, response) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  const whole = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return whole.startsWith(digits);
}

/**
 * A network that wants its guests to sign in answers everything with a page of its own, and a
 * line that breaks off leaves half a page.
 *
 * @param {string} address
 * @param {Response} response
 * @returns {Promise<boolean>}
 */
async function isWhole(address, response) {
  if (response.status !== 200) {
    return false;
  }
  const digits = digitsIn(address);
  if (digits) {
    return isNamed(digits, response);
  }
  const isHtml = response.headers.get("content-type")?.startsWith("text/html");
  if (/\.\w+$/.test(new URL(address).pathname) && !address.endsWith(".html")) {
    return !isHtml && (!address.endsWith(".json") || isJson(await response.text()));
  }
  const text = await response.text();
  return Boolean(isHtml) && text.includes(MARK) && text.trimEnd().endsWith("</html>");
}

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const checking = {
  /**
   * What should be a certain file and is not is fetched past every cache, and else withheld.
   *
   * @param {{request: Request, response: Response}} arrived
   */
  fetchDidSucceed: async ({ request, response }) => {
    if (!digitsIn(request.url) || (await isWhole(request.url, response.clone()))) {
      return response;
    }
    const again = await fetch(request.url, { cache: "reload" });
    if (await isWhole(request.url, again.clone())) {
      return again;
    }
    return again.ok ? new Response(null, { status: 502, statusText: "not the file" }) : again;
  },
  /** @param {{request: Request, response: Response}} arrived */
  cacheWillUpdate: async ({ request, response }) => {
    const isChecked = digitsIn(request.url) ? response.ok : null;
    return (isChecked ?? (await isWhole(request.url, response.clone()))) ? response : null;
  },
};

/** @param {number} entries */
function keeping(entries) {
  return [
    checking,
    new expiration.ExpirationPlugin({
      maxEntries: entries,
      maxAgeSeconds: 90 * DAY_IN_SECONDS,
      purgeOnQuotaError: true,
    }),
  ];
}

/** One copy of a page is enough: its scripts read what stands behind the question mark. */
const withoutQuery = {
  /** @param {{request: Request}} asked */
  cacheKeyWillBeUsed: async ({ request }) => {
    const { origin, pathname } = new URL(request.url);
    return origin + pathname;
  },
};

/** @typedef {{sameOrigin: boolean, url: URL, request: Request}} Asked */

/** @param {Asked} asked */
const isFile = ({ sameOrigin, url }) => sameOrigin && digitsIn(url.href) !== "";
/** @param {Asked} asked */
const isFileAnew = (asked) => isFile(asked) && asked.request.cache === "reload";
/** @param {Asked} asked */
const isPage = ({ sameOrigin, url, request }) =>
  sameOrigin && (request.mode === "navigate" || /(\/|\.html)$/.test(url.pathname));
/** @param {Asked} asked */
const isOther = ({ sameOrigin, url }) =>
  sameOrigin && /\/(assets|search)\//.test(url.pathname) && !url.pathname.endsWith("/release.json");

/**
 * A page's address ends in a slash, and under no other is it kept.
 *
 * @param {Asked} asked
 */
const isWithoutSlash = ({ sameOrigin, url, request }) =>
  sameOrigin && request.mode === "navigate" && /\/[^/.]+$/.test(url.pathname);

precaching.addPlugins([checking]);
precaching.precacheAndRoute(worker.listed.precached);
precaching.cleanupOutdatedCaches();
routing.registerRoute(
  isFileAnew,
  new strategies.NetworkFirst({ cacheName: FILES, plugins: keeping(300) }),
);
routing.registerRoute(
  isFile,
  new strategies.CacheFirst({ cacheName: FILES, plugins: keeping(300) }),
);
routing.registerRoute(isWithoutSlash, async (/** @type {Asked} */ { url, request }) => {
  try {
    return await fetch(request);
  } catch {
    return Response.redirect(`${url.pathname}/${url.search}`);
  }
});
routing.registerRoute(
  isPage,
  new strategies.NetworkFirst({
    cacheName: "whole-pages",
    networkTimeoutSeconds: PATIENCE_IN_SECONDS,
    plugins: [withoutQuery, ...keeping(100)],
  }),
);
routing.registerRoute(
  isOther,
  new strategies.StaleWhileRevalidate({ cacheName: "whole-others", plugins: keeping(50) }),
);
routing.setCatchHandler(async (/** @type {{request: Request}} */ { request }) => {
  const page = request.mode === "navigate" && (await precaching.matchPrecache("offline.html"));
  return page || Response.error();
});

/**
 * @param {string} address
 * @returns {string} without the digits, the same in each release
 */
function plainly(address) {
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(DIGITS, "");
}

/**
 * Once a release works, the same files of those before it go.
 *
 * @param {readonly string[]} files addresses of what this release loads
 */
async function forgetOthers(files) {
  const kept = await caches.open(FILES);
  const own = new Set(files.map((file) => file.split("?")[0]));
  const plain = new Set(files.map(plainly));
  for (const { url } of await kept.keys()) {
    if (plain.has(plainly(url)) && !own.has(url.split("?")[0])) {
      await kept.delete(url);
    }
  }
}

worker.addEventListener("message", (event) => {
  if (event.data?.type === "WORKS") {
    event.waitUntil(forgetOthers(event.data.files));
  }
});
worker.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all(UNCHECKED.map((name) => caches.delete(name))));
});

worker.skipWaiting();
core.clientsClaim();
