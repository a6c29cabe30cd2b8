import { LitElement, html, nothing, svg } from 'lit';
import { get, post, problemOf, remove } from '../api.js';
import { problemCard } from '../format.js';
import { Listening } from './listening.js';

const WANTED_SECONDS = 60;
const RADIUS = 54;
const LENGTH = 2 * Math.PI * RADIUS;

/** Learns somebody's ordinary voice in a minute of speech; the recording is deleted as soon as that is done. Sends `learnt` with the name. */
class Enrolment extends LitElement {
  static properties = { model: { attribute: false }, names: { attribute: false }, name: { state: true }, state: { state: true }, problem: { state: true }, outcome: { state: true } };

  constructor() {
    super();
    this.name = '';
    this.state = 'idle';
    this.spoken = 0;
    this.live = new Listening(this, { onEvent: (event) => this.happened(event) });
  }

  createRenderRoot() { return this; }

  async start(event) {
    event.preventDefault();
    this.problem = undefined;
    this.outcome = undefined;
    this.name = new FormData(event.target).get('baseline').trim();
    this.spoken = 0;
    await this.live.start({ name: `The ordinary voice of ${this.name}`, person: this.name, keepAudio: true });
    if (this.live.phase === 'listening') this.updateComplete.then(() => this.querySelector('#enough')?.focus());
  }

  happened(event) {
    // Windows overlap; each brings the time since the one before.
    if (event.type === 'window' && event.scores) {
      this.spoken += Math.min(event.endSeconds - (this.heardTo ?? event.startSeconds), event.endSeconds - event.startSeconds);
      if (this.spoken >= WANTED_SECONDS) this.live.stop();
    }
    if (event.type === 'window') this.heardTo = event.endSeconds;
    if (event.type === 'ended') this.learn();
  }

  async learn() {
    this.state = 'learning';
    this.heardTo = undefined;
    let recording;
    try {
      ({ recording } = await get(`/sessions/${this.live.session}`));
      this.outcome = await post(`/baselines/${encodeURIComponent(this.name)}/learn`, { recording });
      this.dispatchEvent(new CustomEvent('learnt', { detail: this.name }));
    } catch (failed) {
      this.problem = problemOf(failed);
    }
    // Whatever became of it: the voice was lent for this only.
    if (recording) await remove(`/recordings/${recording}`).catch((failed) => { this.problem = problemOf(failed); });
    this.state = 'idle';
    this.live.clear();
  }

  ring() {
    const share = Math.min(1, this.spoken / WANTED_SECONDS);
    const seconds = Math.floor(this.spoken);
    return html`<div class="enrol" role="progressbar" aria-label="Speech heard" aria-valuemin="0" aria-valuemax=${WANTED_SECONDS} aria-valuenow=${seconds} aria-valuetext="${seconds} of ${WANTED_SECONDS} seconds of speech">
      <svg viewBox="0 0 128 128" aria-hidden="true">${svg`<circle class="track" cx="64" cy="64" r=${RADIUS}></circle>
        <circle class="done" cx="64" cy="64" r=${RADIUS} stroke-dasharray="${share * LENGTH} ${LENGTH}" transform="rotate(-90 64 64)"></circle>
        <text class="ink" x="64" y="66" text-anchor="middle">${seconds} s</text><text class="quiet under" x="64" y="84" text-anchor="middle">of ${WANTED_SECONDS}</text>`}</svg></div>`;
  }

  listening() {
    const last = this.live.now;
    return html`${this.ring()}
      <p>${this.state === 'learning' || this.live.phase === 'stopping' ? 'Learning …' : 'Tell of your day, read something aloud: as you usually speak, in moods as they come.'}</p>
      <p class="small quiet" role="status">${this.live.connection === 'broken' ? 'Connection lost; what you say is kept.' : last && !last.scores ? 'No speech right now' : ''}</p>
      <button id="enough" ?disabled=${this.live.phase !== 'listening'} @click=${() => this.live.stop()}>${this.spoken < 10 ? 'Stop' : 'That is enough'}</button>`;
  }

  form() {
    return html`<form class="row" @submit=${this.start}>
      <label class="grow">Whose voice<input name="baseline" required maxlength="100" pattern=".*\\S.*" autocomplete="off" list="voices"></label>
      <datalist id="voices">${this.names.map((name) => html`<option value=${name}></option>`)}</datalist>
      <button class="main" ?disabled=${this.live.phase === 'opening'}>Learn it in a minute</button></form>`;
  }

  render() {
    const problem = this.problem ?? this.live.problem;
    const going = ['listening', 'stopping', 'ended'].includes(this.live.phase) || this.state === 'learning';
    return html`<section class="card" aria-label="Ordinary voice"><h2>Your ordinary voice</h2>
      ${!this.model.usesBaselines ? html`<p class="quiet small">A minute of somebody’s speech lets a model hear how far they are from their own usual. The model that listens here,
          ${this.model.name}, was not trained for that. Start the server with one that was: <code>undertone serve --model FILE</code>.</p>`
        : going ? html`<div class="enrolling">${this.listening()}</div>`
        : html`<p class="quiet small">A minute of speech is enough to hear how far somebody is from their own usual. Only figures are kept, no sound; the recording is deleted at once.</p>
          ${this.outcome ? html`<p role="status">Learnt from ${Math.round(this.outcome.speechSeconds)} s of speech. Choose “${this.outcome.name}” under Options when you listen.
            ${this.outcome.speechSeconds < 30 ? 'That is little; half a minute or more hears better.' : ''}</p>` : nothing}
          ${this.form()}`}
      ${problem ? problemCard(problem) : nothing}</section>`;
  }
}

customElements.define('u-enrolment', Enrolment);
