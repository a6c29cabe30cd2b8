import { get } from '../api.js';
import { nameOf } from '../format.js';

const EVERY_MILLIS = 1000;
const WAITS_MILLIS = [1000, 2000, 4000, 8000, 15_000];
const TIMEOUT_MILLIS = 10_000;
const KEEP = 60;

/** The live sessions of the server, newest first. */
export async function liveSessions() {
  const { sessions } = await get('/sessions?limit=50');
  return sessions.filter((session) => session.state === 'live');
}

/**
 * A live session that another device hears, followed event by event: after a broken connection from the one after the last,
 * so that none is missed. Its page is drawn anew at every change. Has what {@link Listening} has for a reader: `phase`
 * (listening or ended), `connection` (open or broken), `windows`, `now`.
 */
export class Following {
  phase = 'listening';
  connection = 'connecting';
  windows = [];
  #last = 0;
  #failures = 0;
  #timer;

  constructor(host, session) {
    this.host = host;
    this.session = session.id;
    this.name = session.person ?? nameOf(session);
    this.online = () => { this.#failures = 0; this.#next(0); };
    window.addEventListener('online', this.online);
    this.#next(0);
  }

  get now() { return this.windows.at(-1); }

  stop() {
    clearTimeout(this.#timer);
    window.removeEventListener('online', this.online);
    this.phase = 'ended';
    this.host.requestUpdate();
  }

  #next(millis) {
    clearTimeout(this.#timer);
    if (this.phase === 'listening') this.#timer = setTimeout(() => this.#look(), millis);
  }

  async #look() {
    try {
      const { events } = await get(`/sessions/${this.session}/events?after=${this.#last}`, AbortSignal.timeout(TIMEOUT_MILLIS));
      for (const event of events) {
        this.#last = Math.max(this.#last, event.number);
        if (event.type === 'window') this.windows = [...this.windows.slice(1 - KEEP), event];
      }
      this.connection = 'open';
      this.#failures = 0;
      if (events.length === 0 && (await get(`/sessions/${this.session}`)).state !== 'live') this.stop();
      this.#next(EVERY_MILLIS);
    } catch (failed) {
      if (failed.status === 404) { this.stop(); return; }
      this.connection = 'broken';
      this.#next(WAITS_MILLIS[Math.min(this.#failures++, WAITS_MILLIS.length - 1)]);
    }
    this.host.requestUpdate();
  }
}
