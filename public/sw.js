// The last ten stories read, for when there is no network. The network always goes first: what was withdrawn is never
// shown while there is one, and its copy goes as soon as anything is asked for. The newsroom is none of this.
const kept = 'midad-read';
const most = 10;
const hour = 3_600_000;
let looked = 0;

const isStory = ({ pathname }) =>
  /^(?:\/en)?\/[^/]+\/[0-9a-z]{6,}\/[^/]+$/.test(pathname) &&
  !/^(?:\/en)?\/(?:desk|api|tag|author|card|archive)\//.test(pathname);

const isEnglish = ({ pathname }) => /^\/en(?:\/|$)/.test(pathname);

/** Not every newsroom has an English edition: its page is kept once somebody reads there. */
async function keepEnglishShell() {
  const shell = await caches.open('midad-shell');
  if (!(await shell.match('/en/offline'))) await shell.add('/en/offline');
}

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open('midad-shell')
      .then((cache) => cache.add(new Request('/offline', { cache: 'reload' })))
      .then(() => self.skipWaiting()),
  );
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.mode !== 'navigate' || event.request.method !== 'GET') return;
  if (url.origin !== location.origin || /^\/(?:desk|api)(?:\/|$)/.test(url.pathname)) return;
  event.respondWith(answer(event, url));
});

async function answer(event, url) {
  try {
    const response = await fetch(event.request);
    event.waitUntil(remember(url, response.clone()).then(look));
    return response;
  } catch {
    const cache = await caches.open(kept);
    const own = isEnglish(url) ? await caches.match('/en/offline') : undefined;
    return (await cache.match(url.pathname)) ?? own ?? (await caches.match('/offline')) ?? Response.error();
  }
}

async function remember(url, response) {
  const cache = await caches.open(kept);
  if (response.status === 410 || response.status === 404) await cache.delete(url.pathname);
  if (response.status === 200 && isEnglish(url)) await keepEnglishShell();
  if (response.status !== 200 || response.redirected || !isStory(url)) return;
  // Taken out first, so that it stands last: the oldest are the first.
  await cache.delete(url.pathname);
  await cache.put(url.pathname, response);
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(old);
}

/** Once an hour: are they all still there for everybody? */
async function look() {
  if (Date.now() - looked < hour) return;
  looked = Date.now();
  const cache = await caches.open(kept);
  for (const request of await cache.keys()) {
    const { status } = await fetch(request, { method: 'HEAD', cache: 'no-store' });
    if (status === 410 || status === 404) await cache.delete(request);
  }
}
