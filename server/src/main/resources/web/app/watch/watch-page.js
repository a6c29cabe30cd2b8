import { LitElement, html, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { problemOf } from '../api.js';
import { colour, judgementWord, loadModel, percent } from '../emotions.js';
import { clock, nameOf, problemCard, time } from '../format.js';
import { Listening } from '../live/listening.js';
import { paint } from '../paint.js';
import { alarm, ask, permission } from '../alerts/alarm.js';
import { onAlert } from '../alerts/feed.js';
import { inkOn } from './contrast.js';
import { Following, liveSessions } from './following.js';
import { install } from './install.js';

const LOOK_EVERY_MILLIS = 4000;
const ALERT_SHOWN_MILLIS = 20_000;

/** Watch: one colour, one word, for a wrist or a telephone; heard by this device, or by another one that is listening. */
class WatchPage extends LitElement {
  static properties = {
    model: { state: true }, others: { state: true }, following: { state: true }, alert: { state: true }, allowed: { state: true }, problem: { state: true },
  };

  constructor() {
    super();
    this.others = [];
    this.allowed = permission();
    this.listening = new Listening(this);
    onAlert((alert) => this.fired(alert));
  }

  createRenderRoot() { return this; }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    install().catch(() => {});
    setInterval(() => this.look(), LOOK_EVERY_MILLIS);
  }

  async load() {
    try {
      this.problem = undefined;
      this.model = await loadModel();
      await this.look();
    } catch (failed) {
      this.problem = problemOf(failed);
    }
  }

  get idle() { return !this.following && ['idle', 'ended'].includes(this.listening.phase); }

  /** Which sessions could be followed; while one is, nobody needs to know. */
  async look() {
    if (!this.idle || document.hidden) return;
    try {
      if (!this.model) { await this.load(); return; }
      this.others = await liveSessions();
      this.problem = undefined;
    } catch (failed) {
      this.problem = problemOf(failed);
    }
  }

  fired(alert) {
    this.alert = alert;
    alarm(alert);
    clearTimeout(this.calm);
    this.calm = setTimeout(() => { this.alert = undefined; }, ALERT_SHOWN_MILLIS);
  }

  stop() {
    this.following?.stop();
    this.following = undefined;
    this.alert = undefined;
    this.listening.stop();
    this.look();
  }

  async allow() { this.allowed = await ask(); }

  face(source) {
    const { now, connection } = source;
    const broken = connection === 'broken';
    const sure = now?.verdict === 'recognised' && !broken;
    const ground = sure ? colour(this.model, now.emotion) : undefined;
    return html`<div class=${classMap({ face: true, alerting: this.alert !== undefined })} ${paint({ '--emotion': ground, '--face-ink': ground && inkOn(ground) })}>
      <h1 class="unseen">Watch</h1>
      <div class="top" role="status"><p class="small">${broken ? 'No connection. Trying again …'
        : source === this.following ? `Following ${source.name}` : connection === 'open' ? 'Listening' : 'Connecting …'}</p></div>
      <div class="middle">
        <p class=${classMap({ word: true, stale: broken })} id="moment">${this.alert ? 'Alert' : now ? judgementWord(now) : '…'}</p>
        <p class="numbers">${this.alert ? this.alert.name : broken && now ? `as of ${clock(now.endSeconds)}` : sure ? `${percent(now.confidence)} sure` : html`&nbsp;`}</p></div>
      <div class="bottom">
        ${this.alert ? html`<button id="calm" @click=${() => { this.alert = undefined; }}>Seen</button>` : nothing}
        <button id="stop" @click=${this.stop} ?disabled=${this.listening.phase === 'stopping'}>Stop</button></div>
      <p class="unseen" role="alert">${this.alert ? `Alert: ${this.alert.name}` : ''}</p></div>`;
  }

  start() {
    const problem = this.problem ?? this.listening.problem;
    return html`<div class="face"><div class="top"><a href="/" class="small">Undertone</a></div>
      <div class="middle"><div class="card">
        <h1>Watch</h1>
        ${problem ? problemCard(problem, () => this.load()) : nothing}
        ${this.others.map((session) => html`<button class="main" @click=${() => { this.following = new Following(this, session); }}>Follow ${session.person ?? nameOf(session)} (since ${time(session.startedAt)})</button>`)}
        ${this.model ? html`<button id="start" class=${this.others.length === 0 ? 'main' : ''} ?disabled=${this.listening.phase === 'opening'}
          @click=${() => this.listening.start({ name: 'Watch' })}>Listen with this device</button>` : nothing}
        ${this.others.length === 0 ? html`<p class="small quiet">When another device of yours listens, you can follow it here.</p>` : nothing}
        ${this.allowed === 'default' ? html`<button @click=${this.allow}>Notify me of alerts</button>`
          : html`<p class="small quiet">${{ granted: 'Alerts vibrate and notify.', denied: 'Notifications are blocked for this page in the browser; alerts only vibrate.', none: 'This browser has no notifications here; alerts only vibrate.' }[this.allowed]}</p>`}
        <p class="small quiet">To keep this as an app, choose “Install” or “Add to home screen” in the browser’s menu.</p></div></div>
      <div class="bottom"></div></div>`;
  }

  render() {
    if (this.following?.phase === 'ended') this.following = undefined;
    if (this.following) return this.face(this.following);
    return ['listening', 'stopping'].includes(this.listening.phase) ? this.face(this.listening) : this.start();
  }
}

customElements.define('u-watch-page', WatchPage);
