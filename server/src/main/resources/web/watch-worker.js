// Lets /watch open without a network: pages, scripts and styles are kept as they were last served. Nothing under /api is.
const SHELF = 'undertone-shell-1';
const SHELL = ['/watch', '/watch.webmanifest', '/style.css', '/theme.js', '/icon.svg', '/icons/192.png'];

const ours = (url) => url.origin === location.origin && !url.pathname.startsWith('/api/');

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(SHELL)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith('undertone-shell-') && name !== SHELF) await caches.delete(name);
    await self.clients.claim();
  })());
});

// What the page had loaded before this worker was there.
self.addEventListener('message', ({ data }) => {
  const urls = (data.loaded ?? []).map((url) => new URL(url)).filter(ours);
  caches.open(SHELF).then((shelf) => Promise.allSettled(urls.map((url) => shelf.add(url.pathname))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === 'GET' && ours(url)) event.respondWith(freshOrKept(request, url));
});

async function freshOrKept(request, url) {
  const shelf = await caches.open(SHELF);
  try {
    const answer = await fetch(request);
    if (answer.ok) await shelf.put(url.pathname, answer.clone());
    return answer;
  } catch (unreachable) {
    const kept = await shelf.match(url.pathname);
    if (kept) return kept;
    throw unreachable;
  }
}

// A tap on a notification brings the watch to the front.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.matchAll({ type: 'window' }).then(([open]) => (open ? open.focus() : self.clients.openWindow('/watch'))));
});
