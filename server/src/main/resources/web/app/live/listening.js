import { problemOf } from '../api.js';
import { askForConsent } from '../dialogs.js';
import { Microphone } from './microphone.js';
import { LiveStream } from './stream.js';

const KEEP_SECONDS = 180;

/**
 * A page's live session: consent, microphone, stream and what was heard. Its page is drawn anew whenever something changes.
 * `phase` is idle, opening, listening, stopping or ended; `connection` is connecting, open, broken or ended.
 */
export class Listening {
  phase = 'idle';

  /**
   * @param host the page, a Lit element
   * @param onEvent is called with each event of the server; @param onBlock with each block of the microphone
   */
  constructor(host, { onEvent = () => {}, onBlock = () => {} } = {}) {
    this.host = host;
    this.onEvent = onEvent;
    this.onBlock = onBlock;
    this.clear();
    host.addController(this);
    this.leave = () => this.stream?.leave();
    this.seen = () => this.keepScreenOn();
  }

  hostConnected() {
    window.addEventListener('pagehide', this.leave);
    document.addEventListener('visibilitychange', this.seen);
  }

  hostDisconnected() {
    window.removeEventListener('pagehide', this.leave);
    document.removeEventListener('visibilitychange', this.seen);
  }

  clear() {
    this.phase = 'idle';
    this.connection = undefined;
    this.windows = [];
    this.gaps = [];
    this.warnings = [];
    this.alerts = [];
    this.problem = undefined;
    this.overall = undefined;
    this.host.requestUpdate();
  }

  get now() { return this.windows.at(-1); }
  get session() { return this.stream?.session; }

  /** @param options of the server's hello; @param loudspeaker whether this device is heard by its own microphone */
  async start(options, { loudspeaker = false } = {}) {
    try {
      const consent = await askForConsent();
      if (!consent) return;
      this.clear();
      this.#set({ phase: 'opening' });
      this.microphone = await Microphone.open((block) => this.#hear(block), () => this.#lost(), { loudspeaker });
      this.#open({ ...options, rate: this.microphone.rate, consent });
    } catch (failed) {
      this.#set({ problem: problemOf(failed), phase: 'idle' });
    }
  }

  async stop() {
    if (this.phase !== 'listening') return;
    this.#set({ phase: 'stopping' });
    await this.microphone.close();
    this.stream.finish();
  }

  #open(hello) {
    this.stream = new LiveStream(hello);
    this.stream.addEventListener('event', ({ detail }) => this.#happened(detail));
    this.stream.addEventListener('problem', ({ detail }) => this.#set({ problem: detail }));
    this.stream.addEventListener('state', ({ detail }) => {
      this.#set({ connection: detail });
      if (detail === 'ended') this.#ended();
    });
    this.stream.start();
    this.#set({ phase: 'listening' });
    this.keepScreenOn();
  }

  #hear(block) {
    this.onBlock(block);
    this.stream?.push(block.samples);
  }

  #lost() {
    this.#set({ warnings: [...this.warnings, 'The microphone went away; the session ends here.'] });
    this.stop();
  }

  #happened(event) {
    switch (event.type) {
      case 'window': {
        const oldest = event.endSeconds - KEEP_SECONDS;
        this.windows = [...this.windows.filter((w) => w.endSeconds > oldest), event];
        break;
      }
      case 'gap':
        this.gaps = [...this.gaps.slice(-20), event];
        break;
      case 'warning':
        if (!this.warnings.includes(event.message)) this.warnings = [...this.warnings.slice(-4), event.message];
        break;
      case 'alert':
        this.alerts = [...this.alerts.slice(-4), event];
        break;
      case 'ended':
        this.overall = event.overall;
        break;
      default:
    }
    this.onEvent(event);
    this.host.requestUpdate();
  }

  async #ended() {
    this.#set({ phase: 'ended' });
    this.screen?.release();
    await this.microphone.close();
  }

  /** Telephones would dim the screen and then stop the page. */
  async keepScreenOn() {
    if (this.phase !== 'listening' || document.hidden) return;
    this.screen = await navigator.wakeLock?.request('screen').catch(() => undefined);
  }

  #set(values) {
    Object.assign(this, values);
    this.host.requestUpdate();
  }
}
