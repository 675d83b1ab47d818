// Stories that were read stay readable without a network: the service worker keeps the last ten of them.
// It comes after the page: nothing that is to be read waits for it.
if ('serviceWorker' in navigator) {
  // Not every browser lets it, and nothing is lost then.
  addEventListener('load', () => navigator.serviceWorker.register('/sw.js').catch(() => {}));
}

const place = document.querySelector('[data-offline] section');
if (place && 'caches' in window) {
  (async () => {
    const cache = await caches.open('midad-read');
    const list = place.querySelector('ul');
    for (const request of (await cache.keys()).reverse()) {
      const page = new DOMParser().parseFromString(await (await cache.match(request)).text(), 'text/html');
      const link = document.createElement('a');
      link.href = new URL(request.url).pathname;
      // Stories of both editions are kept.
      link.lang = page.documentElement.lang;
      link.dir = page.documentElement.dir;
      link.textContent = page.querySelector('h1').textContent;
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    place.hidden = list.childElementCount === 0;
  })();
}
