import { time } from '../format.js';

const PATTERN = [200, 100, 200, 100, 400];

let worker;

/** Telephones show notifications only through a service worker. */
export const showThrough = (registration) => { worker = registration; };

/** What this device may do when a rule fires: granted, denied, default (not asked yet) or none. */
export const permission = () => (typeof Notification === 'undefined' ? 'none' : Notification.permission);
export const ask = () => Notification.requestPermission();

/** Vibrates and notifies as the alert's rule asks for and the browser allows. */
export async function alarm({ name, rule, at, detail }) {
  if (detail.vibrate) navigator.vibrate?.(PATTERN);
  if (!detail.notify || permission() !== 'granted') return;
  const options = { body: `At ${time(at)}`, tag: `undertone-${rule}`, renotify: true, icon: '/icons/192.png', ...(detail.vibrate && { vibrate: PATTERN }) };
  try {
    if (worker) await worker.showNotification(name, options);
    else new Notification(name, options);
  } catch {
    // A telephone without the worker; the page shows the alert itself.
  }
}
