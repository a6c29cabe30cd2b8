import { LitElement, html, nothing } from 'lit';
import { get, problemOf } from '../api.js';
import { askForConsent } from '../dialogs.js';
import { badge, colour, judgementWord, legend, loadModel, percent, word } from '../emotions.js';
import { clock, problemCard, sentence } from '../format.js';
import { paint } from '../paint.js';
import '../strip.js';
import '../trail.js';
import './level.js';
import { Microphone } from './microphone.js';
import { LiveStream } from './stream.js';

const STRIP_SECONDS = 180;
const SAY_AT_MOST_EVERY_MILLIS = 3000;

/** Live: a microphone in, the emotion of this moment out. */
class LivePage extends LitElement {
  static properties = {
    model: { state: true }, persons: { state: true }, phase: { state: true }, connection: { state: true },
    windows: { state: true }, gaps: { state: true }, warnings: { state: true }, alerts: { state: true },
    problem: { state: true }, overall: { state: true }, said: { state: true },
  };

  constructor() {
    super();
    this.phase = 'idle';
    this.persons = [];
    this.clear();
  }

  clear() {
    this.windows = [];
    this.gaps = [];
    this.warnings = [];
    this.alerts = [];
    this.problem = undefined;
    this.overall = undefined;
    this.said = '';
    this.saidAt = 0;
  }

  createRenderRoot() { return this; }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    window.addEventListener('pagehide', () => this.stream?.leave());
    document.addEventListener('visibilitychange', () => this.keepScreenOn());
  }

  async load() {
    try {
      this.problem = undefined;
      this.model = await loadModel();
      this.persons = (await get('/persons')).persons;
    } catch (failed) {
      this.problem = problemOf(failed);
    }
  }

  async start(event) {
    event.preventDefault();
    const options = new FormData(this.querySelector('form.start'));
    try {
      const consent = await askForConsent();
      if (!consent) return;
      this.clear();
      this.phase = 'opening';
      this.microphone = await Microphone.open((block) => this.hear(block), () => this.lost());
      this.open({
        rate: this.microphone.rate,
        consent,
        keepAudio: options.has('keepAudio'),
        ...(options.get('person').trim() && { person: options.get('person').trim() }),
        ...(options.get('name').trim() && { name: options.get('name').trim() }),
      });
    } catch (failed) {
      this.problem = problemOf(failed);
      this.phase = 'idle';
    }
  }

  open(hello) {
    this.stream = new LiveStream(hello);
    this.stream.addEventListener('event', ({ detail }) => this.happened(detail));
    this.stream.addEventListener('problem', ({ detail }) => { this.problem = detail; });
    this.stream.addEventListener('state', ({ detail }) => {
      this.connection = detail;
      if (detail === 'ended') this.ended();
    });
    this.stream.start();
    this.phase = 'listening';
    this.keepScreenOn();
    this.updateComplete.then(() => this.querySelector('#stop')?.focus());
  }

  hear(block) {
    const level = this.querySelector('u-level');
    if (level) level.block = block;
    this.stream?.push(block.samples);
  }

  lost() {
    this.warnings = [...this.warnings, 'The microphone went away; the session ends here.'];
    this.stop();
  }

  happened(event) {
    switch (event.type) {
      case 'window': {
        const oldest = event.endSeconds - STRIP_SECONDS;
        this.windows = [...this.windows.filter((w) => w.endSeconds > oldest), event];
        this.say(event);
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
  }

  /** For screen readers: what changed, not every window. */
  say(window) {
    const words = judgementWord(window);
    if (words !== this.said && Date.now() - this.saidAt > SAY_AT_MOST_EVERY_MILLIS) {
      this.said = words;
      this.saidAt = Date.now();
    }
  }

  async stop() {
    if (this.phase !== 'listening') return;
    this.phase = 'stopping';
    await this.microphone.close();
    this.stream.finish();
  }

  async ended() {
    this.phase = 'ended';
    this.screen?.release();
    await this.microphone.close();
    this.updateComplete.then(() => this.querySelector('#session-link')?.focus());
  }

  /** Telephones would dim the screen and then stop the page. */
  async keepScreenOn() {
    if (this.phase !== 'listening' || document.hidden) return;
    this.screen = await navigator.wakeLock?.request('screen').catch(() => undefined);
  }

  momentCard() {
    const now = this.windows.at(-1);
    // What was heard before the line broke is not this moment.
    const cut = this.connection === 'broken';
    const sure = now?.verdict === 'recognised' && !cut;
    const likely = now?.scores
      ? Object.entries(now.scores).sort(([, a], [, b]) => b - a).slice(0, 2).map(([id]) => id).join(' or ') : '';
    const beneath = cut ? 'What is said now is judged when the server answers again.'
      : !now ? 'The first judgement comes after three seconds.'
      : sure ? `${percent(now.confidence)} sure`
      : now.verdict === 'uncertain' ? `Perhaps ${likely}` : 'Speak, and the emotion of the last three seconds stands here.';
    return html`<section class="card moment" aria-label="This moment" ${paint({ '--emotion': sure ? colour(this.model, now.emotion) : undefined })}>
      <div class="word ${sure ? '' : 'muted'}" id="moment">${cut ? 'Waiting …' : now ? judgementWord(now) : 'Listening …'}</div>
      <p class="quiet numbers">${beneath}</p>
      <div class="bar" aria-hidden="true"><i ${paint({ '--share': `${sure ? now.confidence * 100 : 0}%` })}></i></div>
      <u-level></u-level>
    </section>`;
  }

  scoresCard() {
    const scores = this.windows.at(-1)?.scores;
    return html`<section class="card" aria-label="How likely each emotion is">
      <h2>How likely</h2>
      <dl class="scores">${this.model.emotions.map(({ id }) => html`<div>
        <dt>${word(id)}</dt>
        <dd class="bar"><i ${paint({ '--emotion': colour(this.model, id), '--share': `${(scores?.[id] ?? 0) * 100}%` })}></i></dd>
        <dd class="share numbers">${scores ? percent(scores[id]) : '–'}</dd></div>`)}</dl>
    </section>`;
  }

  stateLine() {
    const texts = {
      connecting: 'Connecting …', broken: 'Connection lost. What you say is kept and sent when it is back.', open: 'Listening', ended: 'Ended',
    };
    const last = this.windows.at(-1);
    return html`<div class="row apart wide">
      <div class="row" role="status"><span class="dot ${this.connection === 'open' ? '' : 'still'}"></span>
        ${this.phase === 'stopping' ? 'Hearing the rest …' : texts[this.connection] ?? ''}</div>
      <div class="row"><span class="numbers quiet">${last ? clock(last.endSeconds) : '0:00'}</span>
        <button id="stop" class="main" ?disabled=${this.phase !== 'listening'} @click=${this.stop}>Stop</button></div>
    </div>`;
  }

  listening() {
    const end = Math.max(30, this.windows.at(-1)?.endSeconds ?? 0);
    const from = Math.max(0, end - STRIP_SECONDS);
    return html`
      ${this.phase === 'ended' ? nothing : this.stateLine()}
      ${this.alerts.map((alert) => html`<div class="notice wide" role="alert">${alert.name ?? 'An alert rule fired'} at ${clock(alert.atSeconds)}</div>`)}
      ${this.warnings.length > 0 ? html`<div class="notice wide" role="status">${this.warnings.map((w) => html`<p>${sentence(w)}</p>`)}</div>` : nothing}
      ${this.phase === 'ended' ? nothing : html`${this.momentCard()}${this.scoresCard()}`}
      <section class="card short"><h2>The last minutes</h2>
        <u-strip .model=${this.model} .windows=${this.windows} .gaps=${this.gaps} .from=${from} .to=${end} .label=${'Emotion over the last minutes'}></u-strip>
        ${legend(this.model)}</section>
      <section class="card"><h2>Arousal and valence</h2>
        <u-trail .model=${this.model} .windows=${this.windows}></u-trail></section>`;
  }

  endedCard() {
    return html`<section class="card wide">
      <h2>The session has ended</h2>
      ${this.overall ? html`<p>On the whole: ${badge(this.model, this.overall)}</p>` : nothing}
      <div class="row">
        ${this.stream.session ? html`<a class="button" id="session-link" href="/sessions/${this.stream.session}">Open the session</a>` : nothing}
        <button @click=${() => { this.phase = 'idle'; this.clear(); }}>Listen again</button>
      </div></section>`;
  }

  startCard() {
    return html`<form class="card start wide" @submit=${this.start}>
      <p>Undertone listens to the sound of a voice, not to its words, and says which emotion it hears in the last three seconds, or that it is not sure.</p>
      <button class="main large" id="start" ?disabled=${this.phase === 'opening'}>${this.phase === 'opening' ? 'Opening the microphone …' : 'Start listening'}</button>
      <p class="small quiet">You are asked for consent first. Nothing leaves this server.</p>
      <details><summary>Options</summary><div>
        <label>Who speaks (optional)<input name="person" maxlength="200" autocomplete="off" list="persons"></label>
        <datalist id="persons">${this.persons.map((p) => html`<option value=${p}></option>`)}</datalist>
        <label>Name of the session (optional)<input name="name" maxlength="200" autocomplete="off"></label>
        <label class="check"><input type="checkbox" name="keepAudio">Keep the audio, to play it back later</label>
      </div></details>
    </form>`;
  }

  render() {
    return html`<div class="page live">
      <header><h1>Live</h1></header>
      ${this.problem ? html`<div class="wide">${problemCard(this.problem, this.model ? undefined : () => this.load())}</div>` : nothing}
      ${!this.model ? nothing
        : this.phase === 'idle' || this.phase === 'opening' ? this.startCard()
        : html`${this.phase === 'ended' ? this.endedCard() : nothing}${this.listening()}`}
      <p class="unseen" aria-live="polite">${this.said}</p>
    </div>`;
  }
}

customElements.define('u-live-page', LivePage);
