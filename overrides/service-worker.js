// @ts-check
/**
 * Keeps what was opened, so that it can be opened again without a connection. Served from the
 * site's root, as a service worker serves nothing above its own address.
 */

importScripts(
  "assets/offline/workbox-core.prod.js",
  "assets/offline/workbox-routing.prod.js",
  "assets/offline/workbox-strategies.prod.js",
  "assets/offline/workbox-cacheable-response.prod.js",
  "assets/offline/workbox-expiration.prod.js",
  "assets/offline/workbox-precaching.prod.js",
  "assets/offline/precached.js",
);

const worker =
  /** @type {ServiceWorkerGlobalScope & {workbox: any, precached: {url: string, revision: string}[]}} */ (
    /** @type {unknown} */ (self)
  );
const { cacheableResponse, core, expiration, precaching, routing, strategies } = worker.workbox;
const DAY_IN_SECONDS = 86_400;
/** After so long on a slow line, a page that was kept is better than none. */
const PATIENCE_IN_SECONDS = 6;
/** Addresses that name their content by a hash. */
const HASHED = /[?&]v=|[-.][0-9a-f]{8,}[./]/;

/** @param {number} entries */
function keeping(entries) {
  return [
    new cacheableResponse.CacheableResponsePlugin({ statuses: [200] }),
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

/** @typedef {{sameOrigin: boolean, url: URL}} Asked */

/** @param {Asked} asked */
const isFile = ({ sameOrigin, url }) => sameOrigin && HASHED.test(url.pathname + url.search);
/** @param {Asked} asked */
const isPage = ({ sameOrigin, url }) => sameOrigin && /(\/|\.html)$/.test(url.pathname);
/** @param {Asked} asked */
const isOther = ({ sameOrigin, url }) => sameOrigin && /\/(assets|search)\//.test(url.pathname);

precaching.precacheAndRoute(worker.precached);
precaching.cleanupOutdatedCaches();
routing.registerRoute(
  isFile,
  new strategies.CacheFirst({ cacheName: "files", plugins: keeping(200) }),
);
routing.registerRoute(
  isPage,
  new strategies.NetworkFirst({
    cacheName: "pages",
    networkTimeoutSeconds: PATIENCE_IN_SECONDS,
    plugins: [withoutQuery, ...keeping(100)],
  }),
);
routing.registerRoute(
  isOther,
  new strategies.StaleWhileRevalidate({ cacheName: "others", plugins: keeping(50) }),
);
routing.setCatchHandler(async (/** @type {{request: Request}} */ { request }) => {
  const page = request.mode === "navigate" && (await precaching.matchPrecache("offline.html"));
  return page || Response.error();
});

worker.skipWaiting();
core.clientsClaim();
