import { Problem } from '../api.js';

const KEEP_SECONDS = 5;
const KEEP_AT_MOST_SECONDS = 120;
const SILENT_MILLIS = 15_000;
const WAITS_MILLIS = [300, 1000, 2000, 4000, 8000];
const COMES_BACK = new Set([1001, 1005, 1006, 1011, 4500]);

/**
 * One live session over however many connections it takes (docs/server.md, “The stream”). Samples are numbered from the
 * session's first; what was not acknowledged, and five seconds besides, is kept and sent again after a broken connection.
 * Events: `event` (detail: the server's message), `state` (detail: connecting, open, broken, ended), `problem`.
 */
export class LiveStream extends EventTarget {
  #hello;
  #socket;
  #blocks = [];
  #end = 0;
  #sent = 0;
  #acknowledged = 0;
  #maxAhead = Infinity;
  #lastEvent = 0;
  #ready = false;
  #finishing = false;
  #over = false;
  #failures = 0;
  #heardAt = 0;
  #timer;
  #watch;

  /** @param hello what the server shall know: rate, consent, person, keepAudio … */
  constructor(hello) {
    super();
    this.#hello = { ...hello, type: 'hello', format: 'pcm16' };
    this.session = undefined;
    this.online = () => this.#socket || this.#reconnectNow();
  }

  start() {
    window.addEventListener('online', this.online);
    this.#watch = setInterval(() => this.#lookForSilence(), 2000);
    this.#connect();
  }

  /** @param {Int16Array} samples the next ones */
  push(samples) {
    if (this.#over || samples.length === 0) return;
    this.#blocks.push({ first: this.#end, samples });
    this.#end += samples.length;
    this.#forget();
    this.#sendMore();
  }

  /** Nothing more comes: the session ends when the server has heard everything. */
  finish() {
    this.#finishing = true;
    if (!this.session && !this.#socket) this.#close('ended');
    this.#sendMore();
  }

  /** The page goes away: the server need not wait for it to come back. */
  leave() {
    if (this.#ready && !this.#over) this.#socket.send('{"type":"finish"}');
  }

  /** Seconds that the server has not heard yet. */
  get behindSeconds() {
    return (this.#end - this.#acknowledged) / this.#hello.rate;
  }

  #connect() {
    this.#tell('state', this.session ? 'broken' : 'connecting');
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/stream`);
    this.#socket = socket;
    this.#heardAt = Date.now();
    socket.onopen = () => socket.send(JSON.stringify(this.session
      ? { type: 'resume', session: this.session, lastEvent: this.#lastEvent, keptFrom: this.#blocks[0]?.first ?? this.#end }
      : this.#hello));
    socket.onmessage = ({ data }) => { if (socket === this.#socket) this.#hear(JSON.parse(data)); };
    socket.onclose = ({ code }) => { if (socket === this.#socket) this.#closed(code); };
  }

  #hear(message) {
    this.#heardAt = Date.now();
    switch (message.type) {
      case 'ready':
        this.session = message.session;
        this.#maxAhead = message.maxAheadSamples;
        this.#sent = message.nextSample;
        this.#acknowledged = message.nextSample;
        this.#ready = true;
        this.#failures = 0;
        this.#tell('state', 'open');
        this.#sendMore();
        break;
      case 'ack':
        this.#acknowledged = Math.max(this.#acknowledged, message.sample);
        this.#forget();
        this.#sendMore();
        break;
      case 'ended':
        this.#tell('event', message);
        this.#close('ended');
        break;
      case 'problem':
        this.problem = new Problem(message);
        break;
      default:
        // After a resume an event may come again; its number tells.
        if (message.number <= this.#lastEvent) return;
        this.#lastEvent = message.number;
        this.#tell('event', message);
    }
  }

  #sendMore() {
    if (!this.#ready || this.#over) return;
    for (const block of this.#blocks) {
      const end = block.first + block.samples.length;
      if (end <= this.#sent) continue;
      if (end - this.#acknowledged > this.#maxAhead) return;
      const from = Math.max(0, this.#sent - block.first);
      const samples = block.samples.subarray(from);
      const message = new Uint8Array(8 + 2 * samples.length);
      const view = new DataView(message.buffer);
      view.setBigUint64(0, BigInt(block.first + from), true);
      samples.forEach((sample, i) => view.setInt16(8 + 2 * i, sample, true));
      this.#socket.send(message);
      this.#sent = end;
    }
    if (this.#finishing && this.#sent >= this.#end) {
      this.#ready = false;
      this.#socket.send('{"type":"finish"}');
    }
  }

  #forget() {
    const needed = Math.max(
      this.#acknowledged - KEEP_SECONDS * this.#hello.rate,
      this.#end - KEEP_AT_MOST_SECONDS * this.#hello.rate,
    );
    while (this.#blocks.length > 0 && this.#blocks[0].first + this.#blocks[0].samples.length <= needed) this.#blocks.shift();
  }

  #closed(code) {
    this.#socket = undefined;
    this.#ready = false;
    if (this.#over) return;
    if (COMES_BACK.has(code) && (this.session || this.#failures < 2)) {
      const wait = WAITS_MILLIS[Math.min(this.#failures++, WAITS_MILLIS.length - 1)];
      this.#tell('state', this.session ? 'broken' : 'connecting');
      this.#timer = setTimeout(() => this.#reconnectNow(), wait);
      return;
    }
    this.#tell('problem', this.problem ?? new Problem({
      title: 'The connection was closed',
      detail: `the server closed the stream with code ${code}`,
      remedy: 'Start again; what was heard so far is among the sessions.',
    }));
    this.#close('ended');
  }

  #reconnectNow() {
    clearTimeout(this.#timer);
    if (!this.#over) this.#connect();
  }

  /** A line can be dead without anybody saying so: no answer although audio waits. */
  #lookForSilence() {
    if (this.#socket && this.behindSeconds > 2 && Date.now() - this.#heardAt > SILENT_MILLIS) {
      const dead = this.#socket;
      this.#closed(1006);
      dead.close();
    }
  }

  #close(state) {
    this.#over = true;
    this.#ready = false;
    clearTimeout(this.#timer);
    clearInterval(this.#watch);
    window.removeEventListener('online', this.online);
    this.#tell('state', state);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
