import { LitElement, html, nothing } from 'lit';
import { address } from './api.js';
import { badge, legend, loadModel } from './emotions.js';
import { clock, sentence } from './format.js';
import { segmentTable } from './segments.js';
import './strip.js';
import './wave.js';

/** What was heard in a file: waveform, timeline a channel, segments; played from the file itself, which stays here. */
class Result extends LitElement {
  static properties = { file: { attribute: false }, results: { attribute: false }, model: { state: true }, at: { state: true }, mute: { state: true } };

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
    return html`
      <div class="row apart"><h3>${this.results.length > 1 ? `Channel ${session.channel}: ` : 'On the whole: '}${badge(this.model, session.overall)}</h3>
        <span class="small quiet numbers">${clock(this.at)} of ${clock(length)}</span></div>
      ${session.warnings.map((w) => html`<p class="notice small">${sentence(w)}</p>`)}
      <u-strip seekable .model=${this.model} .windows=${windows} .gaps=${gaps} .from=${0} .to=${length} .at=${this.at}
        .label=${'Timeline: arrows move, Enter plays'} @seek=${({ detail }) => this.go(detail.seconds, detail.play)}></u-strip>
      ${segmentTable(this.model, segments, (s) => this.go(s, true), !this.mute)}
      <div class="row"><a class="button" href="/sessions/${session.id}">Open the session</a>
        <a class="button" download href=${file('html')}>Report (HTML)</a>
        <a class="button" download href=${file('csv')}>Table (CSV)</a>
        <a class="button" download href=${file('json')}>Data (JSON)</a></div>`;
  }

  render() {
    if (!this.model) return nothing;
    return html`
      <u-wave .file=${this.file}></u-wave>
      ${this.mute ? html`<p class="small quiet">This browser cannot play the file; the judgements are not touched by that.</p>`
        : html`<audio controls src=${this.url} aria-label="The file" @timeupdate=${(e) => { this.at = e.target.currentTime; }}
            @error=${() => { this.mute = true; }}></audio>`}
      ${this.results.map((result) => this.channel(result))}
      ${legend(this.model)}`;
  }
}

customElements.define('u-result', Result);
