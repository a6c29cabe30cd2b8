import { address } from '../api.js';

const NAME = 'undertone-alerts';
const AGAIN_MILLIS = 30_000;

const listeners = new Set();
const seen = new Set();
let channel;

/**
 * Calls `listener(alert, first)` at every alert of any session. A browser keeps few connections to one server, so that one of
 * its pages listens and tells the others; `first` is true for that one.
 */
export function onAlert(listener) {
  listeners.add(listener);
  if (channel) return;
  channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }) => tell(data, false);
  // The lock is held until the page goes; the next page then listens. Without https there are no locks, and each listens.
  if (navigator.locks) navigator.locks.request(NAME, () => new Promise(listen));
  else listen();
}

function tell(alert, first) {
  // After a broken connection some alerts come again.
  if (seen.has(alert.id)) return;
  seen.add(alert.id);
  listeners.forEach((listener) => listener(alert, first));
}

function listen() {
  const events = new EventSource(address('/alerts/events'));
  events.addEventListener('alert', ({ data }) => {
    const alert = JSON.parse(data);
    channel.postMessage(alert);
    tell(alert, true);
  });
  events.onerror = () => {
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, AGAIN_MILLIS);
  };
}
