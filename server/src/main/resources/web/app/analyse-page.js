import { LitElement, html, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { problemOf } from './api.js';
import { askForConsent } from './dialogs.js';
import { clock, problemCard } from './format.js';
import { AnalysisQueue } from './queue.js';
import './result.js';

const CHANNELS = { mix: 'All mixed to one', each: 'Each for itself', left: 'Only the left', right: 'Only the right' };

/** Analyse: files in, judged one after the other. */
class AnalysePage extends LitElement {
  static properties = { over: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.queue = new AnalysisQueue();
    this.queue.addEventListener('change', () => this.requestUpdate());
  }

  createRenderRoot() { return this; }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('beforeunload', (event) => { if (this.queue.unfinished > 0) event.preventDefault(); });
  }

  async take(files) {
    this.over = false;
    if (files.length === 0) return;
    const options = new FormData(this.querySelector('form'));
    try {
      this.problem = undefined;
      const consent = await askForConsent();
      if (!consent) return;
      this.queue.add(files, {
        consent,
        channel: options.get('channel'),
        keepAudio: options.has('keepAudio'),
        ...(options.get('person').trim() && { person: options.get('person').trim() }),
      });
    } catch (failed) {
      this.problem = problemOf(failed);
    }
  }

  chosen(event) {
    const files = [...event.target.files];
    event.target.value = '';
    this.take(files);
  }

  dragged(event) {
    event.preventDefault();
    this.over = event.type === 'dragover';
    if (event.type === 'drop') this.take([...event.dataTransfer.files]);
  }

  stateOf(item) {
    switch (item.state) {
      case 'waiting': return html`<span class="quiet">Waiting</span>`;
      case 'sending': return html`<span class="quiet">Sending</span><progress max="1" .value=${item.share} aria-label="Sent"></progress>`;
      case 'analysing': return this.analysing(item);
      case 'done': return html`<u-result .file=${item.file} .results=${item.results}></u-result>`;
      default: return problemCard(item.problem, () => this.queue.retry(item));
    }
  }

  analysing({ heardSeconds, seconds }) {
    return html`<span class="quiet numbers">Analysing${heardSeconds > 0 ? `, ${clock(heardSeconds)}${seconds ? ` of ${clock(seconds)}` : ''} heard` : ''}</span>
      ${seconds ? html`<progress max=${seconds} .value=${Math.min(seconds, heardSeconds)} aria-label="Heard"></progress>` : html`<progress aria-label="Analysing"></progress>`}`;
  }

  item(item) {
    const resting = item.state === 'done' || item.state === 'failed' || item.state === 'waiting';
    return html`<section class="card" aria-label=${item.file.name}>
      <div class="row apart"><h2>${item.file.name}</h2>
        ${resting ? html`<button class="plain small" @click=${() => this.queue.takeOut(item)} aria-label="Take ${item.file.name} from this page">Close</button>` : nothing}</div>
      ${this.stateOf(item)}</section>`;
  }

  said() {
    const { items, unfinished } = this.queue;
    return items.length === 0 ? '' : unfinished > 0 ? `${items.length - unfinished} of ${items.length} files are done` : 'All files are done';
  }

  render() {
    return html`<div class="page">
      <header><h1>Analyse</h1></header>
      <form class=${classMap({ drop: true, over: this.over === true })} @submit=${(e) => e.preventDefault()}
        @dragover=${this.dragged} @dragleave=${this.dragged} @drop=${this.dragged}>
        <h2>Drop recordings here</h2>
        <p class="quiet">WAV, FLAC, MP3, Ogg and more; the files go to this server only.</p>
        <button type="button" class="main" @click=${() => this.querySelector('#files').click()}>Choose files</button>
        <input id="files" type="file" multiple hidden aria-label="Recordings" accept="audio/*,video/*" @change=${this.chosen}>
        <details><summary>Options</summary><div class="fields">
          <label>Who speaks (optional)<input name="person" maxlength="200" autocomplete="off"></label>
          <label>Channels<select name="channel">${Object.entries(CHANNELS).map(([id, name]) => html`<option value=${id}>${name}</option>`)}</select></label>
          <label class="check"><input type="checkbox" name="keepAudio">Keep the audio on the server</label></div></details>
      </form>
      ${this.problem ? problemCard(this.problem) : nothing}
      <p class="unseen" role="status">${this.said()}</p>
      ${this.queue.items.map((item) => this.item(item))}
    </div>`;
  }
}

customElements.define('u-analyse-page', AnalysePage);
