import { showThrough } from '../alerts/alarm.js';

/** Keeps the page's shell for times without a network, and carries notifications. Without https a browser offers neither. */
export async function install() {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register('/watch-worker.js', { scope: '/watch' });
  const registration = await navigator.serviceWorker.ready;
  showThrough(registration);
  registration.active.postMessage({ loaded: performance.getEntriesByType('resource').map(({ name }) => name) });
}
