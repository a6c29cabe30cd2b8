import { LitElement, html, nothing } from 'lit';
import { measuredIn } from '../alerts/rules.js';
import { get, problemOf } from '../api.js';
import { badge, colour, judgementWord, legend, loadModel, percent, word } from '../emotions.js';
import { clock, problemCard, sentence } from '../format.js';
import { paint } from '../paint.js';
import '../strip.js';
import '../trail.js';
import './enrolment.js';
import './level.js';
import { Listening } from './listening.js';

const STRIP_SECONDS = 180;
const SHOWN_ALERTS = 2;
const SAY_AT_MOST_EVERY_MILLIS = 3000;

/** Live: a microphone in, the emotion of this moment out. */
class LivePage extends LitElement {
  static properties = { model: { state: true }, persons: { state: true }, baselines: { state: true }, problem: { state: true }, said: { state: true } };

  constructor() {
    super();
    this.persons = [];
    this.baselines = [];
    this.said = '';
    this.saidAt = 0;
    this.live = new Listening(this, { onEvent: (event) => this.happened(event), onBlock: (block) => this.hear(block) });
  }

  createRenderRoot() { return this; }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.problem = undefined;
      this.model = await loadModel();
      const [{ persons }, { baselines }] = await Promise.all([get('/persons'), get('/baselines')]);
      this.persons = persons;
      this.baselines = baselines.map(({ name }) => name);
    } catch (failed) {
      this.problem = problemOf(failed);
    }
  }

  async start(event) {
    event.preventDefault();
    const options = new FormData(event.target);
    const text = (name) => options.get(name).trim();
    await this.live.start({
      keepAudio: options.has('keepAudio'),
      ...(text('person') && { person: text('person') }),
      ...(text('name') && { name: text('name') }),
      ...(options.get('baseline') && { baseline: options.get('baseline') }),
    });
    if (this.live.phase === 'listening') this.focusOn('#stop');
  }

  focusOn(selector) { this.updateComplete.then(() => this.querySelector(selector)?.focus()); }

  hear(block) {
    const level = this.querySelector('u-level');
    if (level) level.block = block;
  }

  happened(event) {
    if (event.type === 'window') this.say(event);
    if (event.type === 'ended') this.focusOn('#session-link');
  }

  /** For screen readers: what changed, not every window. */
  say(window) {
    const words = judgementWord(window);
    if (words !== this.said && Date.now() - this.saidAt > SAY_AT_MOST_EVERY_MILLIS) {
      this.said = words;
      this.saidAt = Date.now();
    }
  }

  momentCard() {
    const now = this.live.windows.at(-1);
    // What was heard before the line broke is not this moment.
    const cut = this.live.connection === 'broken';
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
    const scores = this.live.windows.at(-1)?.scores;
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
    const last = this.live.windows.at(-1);
    return html`<div class="row apart wide">
      <div class="row" role="status"><span class="dot ${this.live.connection === 'open' ? '' : 'still'}"></span>
        ${this.live.phase === 'stopping' ? 'Hearing the rest …' : texts[this.live.connection] ?? ''}</div>
      <div class="row"><span class="numbers quiet">${last ? clock(last.endSeconds) : '0:00'}</span>
        <button id="stop" class="main" ?disabled=${this.live.phase !== 'listening'} @click=${() => this.live.stop()}>Stop</button></div>
    </div>`;
  }

  listening() {
    const end = Math.max(30, this.live.windows.at(-1)?.endSeconds ?? 0);
    const from = Math.max(0, end - STRIP_SECONDS);
    const marks = this.live.alerts.map((a) => ({ ...a, alert: true, text: `Alert: ${a.name}` }));
    return html`
      ${this.live.phase === 'ended' ? nothing : this.stateLine()}
      ${this.live.alerts.slice(-SHOWN_ALERTS).reverse().map((alert) => html`<div class="notice alarm wide" role="alert"><strong>${alert.name}</strong>
        <span class="small numbers">At ${clock(alert.atSeconds)}${alert.watch ? `: ${measuredIn(alert)}` : ''}</span></div>`)}
      ${this.live.warnings.length > 0 ? html`<div class="notice wide" role="status">${this.live.warnings.map((w) => html`<p>${sentence(w)}</p>`)}</div>` : nothing}
      ${this.live.phase === 'ended' ? nothing : html`${this.momentCard()}${this.scoresCard()}`}
      <section class="card short"><h2>The last minutes</h2>
        <u-strip .model=${this.model} .windows=${this.live.windows} .gaps=${this.live.gaps} .marks=${marks} .from=${from} .to=${end} .label=${'Emotion over the last minutes'}></u-strip>
        ${legend(this.model)}</section>
      <section class="card"><h2>Arousal and valence</h2>
        <u-trail .model=${this.model} .windows=${this.live.windows}></u-trail></section>`;
  }

  endedCard() {
    return html`<section class="card wide">
      <h2>The session has ended</h2>
      ${this.live.overall ? html`<p>On the whole: ${badge(this.model, this.live.overall)}</p>` : nothing}
      <div class="row">
        ${this.live.session ? html`<a class="button" id="session-link" href="/sessions/${this.live.session}">Open the session</a>` : nothing}
        <button @click=${() => { this.live.clear(); this.focusOn('#start'); }}>Listen again</button>
      </div></section>`;
  }

  startCard() {
    return html`<form class="card start wide" @submit=${this.start}>
      <p>Undertone listens to the sound of a voice, not to its words, and says which emotion it hears in the last three seconds, or that it is not sure.</p>
      <button class="main large" id="start" ?disabled=${this.live.phase === 'opening'}>${this.live.phase === 'opening' ? 'Opening the microphone …' : 'Start listening'}</button>
      <p class="small quiet">You are asked for consent first. Nothing leaves this server.</p>
      <details><summary>Options</summary><div>
        <label>Who speaks (optional)<input name="person" maxlength="200" autocomplete="off" list="persons"></label>
        <datalist id="persons">${this.persons.map((p) => html`<option value=${p}></option>`)}</datalist>
        ${this.model.usesBaselines && this.baselines.length > 0 ? html`<label>Heard against the ordinary voice of
          <select name="baseline"><option value="">Nobody</option>${this.baselines.map((b) => html`<option value=${b}>${b}</option>`)}</select></label>` : nothing}
        <label>Name of the session (optional)<input name="name" maxlength="200" autocomplete="off"></label>
        <label class="check"><input type="checkbox" name="keepAudio">Keep the audio, to play it back later</label>
      </div></details>
    </form>
    <u-enrolment class="wide" .model=${this.model} .names=${this.persons} @learnt=${({ detail }) => { this.baselines = [...new Set([...this.baselines, detail])]; }}></u-enrolment>`;
  }

  render() {
    const problem = this.problem ?? this.live.problem;
    return html`<div class="page live">
      <header><h1>Live</h1></header>
      ${problem ? html`<div class="wide">${problemCard(problem, this.model ? undefined : () => this.load())}</div>` : nothing}
      ${!this.model ? nothing
        : this.live.phase === 'idle' || this.live.phase === 'opening' ? this.startCard()
        : html`${this.live.phase === 'ended' ? this.endedCard() : nothing}${this.listening()}`}
      <p class="unseen" aria-live="polite">${this.said}</p>
    </div>`;
  }
}

customElements.define('u-live-page', LivePage);
