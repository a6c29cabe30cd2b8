import { LitElement, html, nothing } from 'lit';
import { address } from './api.js';
import { badge, legend, loadModel } from './emotions.js';
import { clock, sentence } from './format.js';
import { segmentTable } from './segments.js';
import { channelIndex, openSound } from './sound/open-sound.js';
import './sound/sound.js';
import './strip.js';

/** What was heard in a file: waveform, spectrogram and timeline a channel, segments; played from the file itself, which stays here. */
class Result extends LitElement {
  static properties = {
    file: { attribute: false }, results: { attribute: false }, model: { state: true }, sound: { state: true }, undrawn: { state: true },
    at: { state: true }, mute: { state: true },
  };

  createRenderRoot() { return this; }

  constructor() {
    super();
    this.at = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.url = URL.createObjectURL(this.file);
    loadModel().then((model) => { this.model = model; });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.url);
  }

  async firstUpdated() {
    try {
      this.sound = await openSound(this.file, this.results[0].session.durationSeconds);
    } catch (failed) {
      this.undrawn = failed instanceof RangeError ? `${sentence(failed.message)}.` : 'This browser cannot decode the file, so that its waveform is not drawn.';
    }
  }

  go(seconds, play) {
    this.at = seconds;
    const audio = this.querySelector('audio');
    if (!audio) return;
    audio.currentTime = seconds;
    if (play) audio.play().catch(() => { this.mute = true; });
  }

  channel({ session, windows, gaps, segments }) {
    const length = Math.max(0.1, session.durationSeconds);
    const file = (format) => address(`/sessions/${session.id}/export?format=${format}`);
    const go = ({ detail }) => this.go(detail.seconds, detail.play);
    return html`<section class="channel" aria-label="${this.file.name}, channel ${session.channel}">
      <div class="row apart"><h3 class="row">${this.results.length > 1 ? `Channel ${session.channel}:` : 'On the whole:'} ${badge(this.model, session.overall)}</h3>
        <span class="small quiet numbers">${clock(this.at)} of ${clock(length)}</span></div>
      ${session.warnings.map((w) => html`<p class="notice small">${sentence(w)}</p>`)}
      <div class="pictures">
        ${this.sound ? html`<u-sound .sound=${this.sound} .channel=${channelIndex(session.channel)} .seconds=${length} .at=${this.at} @seek=${go}></u-sound>` : nothing}
        <u-strip seekable .model=${this.model} .windows=${windows} .gaps=${gaps} .from=${0} .to=${length} .at=${this.at}
          .label=${'Timeline: arrows move, Enter plays'} @seek=${go}></u-strip></div>
      ${segmentTable(this.model, segments, (s) => this.go(s, true), !this.mute, `Segments of ${this.file.name}, channel ${session.channel}`)}
      <div class="row"><a class="button" href="/sessions/${session.id}">Open the session</a>
        <a class="button" download href=${file('html')}>Report (HTML)</a>
        <a class="button" download href=${file('csv')}>Table (CSV)</a>
        <a class="button" download href=${file('json')}>Data (JSON)</a></div></section>`;
  }

  render() {
    if (!this.model) return nothing;
    return html`
      ${this.mute ? html`<p class="small quiet">This browser cannot play the file; the judgements are not touched by that.</p>`
        : html`<audio controls src=${this.url} aria-label="The file" @timeupdate=${(e) => { this.at = e.target.currentTime; }}
            @error=${() => { this.mute = true; }}></audio>`}
      ${this.undrawn ? html`<p class="small quiet">${this.undrawn}</p>` : nothing}
      ${this.results.map((result) => this.channel(result))}
      ${legend(this.model)}`;
  }
}

customElements.define('u-result', Result);
