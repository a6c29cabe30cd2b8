import { clock } from '../format.js';

const PATTERN = [200, 100, 200, 100, 400];

let worker;

/** Keeps the page's shell for times without a network, and carries notifications. Without https a browser offers neither. */
export async function install() {
  if (!navigator.serviceWorker) return;
  const registration = await navigator.serviceWorker.register('/watch-worker.js', { scope: '/watch' });
  worker = await navigator.serviceWorker.ready.catch(() => registration);
  worker.active?.postMessage({ loaded: performance.getEntriesByType('resource').map(({ name }) => name) });
}

/** What this device may do when a rule fires: granted, denied, default (not asked yet) or none. */
export const permission = () => (typeof Notification === 'undefined' ? 'none' : Notification.permission);
export const ask = () => Notification.requestPermission();

/** Vibrates, and shows a notification where that was allowed. */
export function alarm(alert) {
  navigator.vibrate?.(PATTERN);
  if (permission() !== 'granted') return;
  const title = alert.name ?? 'An alert rule fired';
  const options = { body: `At ${clock(alert.atSeconds)} of the session`, tag: `undertone-${alert.rule ?? title}`, renotify: true, icon: '/icons/192.png', vibrate: PATTERN };
  // Telephones show notifications only through a worker.
  if (worker) worker.showNotification(title, options).catch(() => {});
  else new Notification(title, options);
}
