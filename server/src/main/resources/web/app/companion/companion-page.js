import { LitElement, html, nothing } from 'lit';
import { problemOf } from '../api.js';
import { adjective, colour, loadModel } from '../emotions.js';
import { problemCard } from '../format.js';
import { Listening } from '../live/listening.js';
import { paint } from '../paint.js';
import '../strip.js';
import { SteadyTone } from './steady.js';
import './texts-editor.js';
import { textOf, texts, view } from './texts.js';

const SIZES = { 1: 'Large', 1.25: 'Larger', 1.5: 'Largest' };
const STRIP_SECONDS = 60;

/** Companion: the tone of somebody else in plain words, and what one could do. */
class CompanionPage extends LitElement {
  static properties = { model: { state: true }, all: { state: true }, size: { state: true }, turn: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.all = texts.read();
    this.size = view.read().size;
    this.turns = {};
    this.steady = new SteadyTone();
    this.live = new Listening(this, { onEvent: (event) => event.type === 'window' && this.heard() });
  }

  createRenderRoot() { return this; }
  connectedCallback() { super.connectedCallback(); this.load(); }

  async load() {
    try {
      this.problem = undefined;
      this.model = await loadModel();
    } catch (failed) {
      this.problem = problemOf(failed);
    }
  }

  async start() {
    this.steady = new SteadyTone();
    await this.live.start({ name: 'Companion' });
    if (this.live.phase === 'listening') this.updateComplete.then(() => this.querySelector('#stop')?.focus());
  }

  /** Each time a tone comes again, its next suggestion is shown. */
  heard() {
    if (this.steady.hear(this.live.windows)) this.another();
  }

  another() {
    const { tone } = this.steady.shown;
    this.turns = { ...this.turns, [tone]: (this.turns[tone] ?? -1) + 1 };
    this.requestUpdate();
  }

  resize(size) {
    this.size = size;
    view.write({ size });
  }

  tone() {
    const { tone } = this.steady.shown;
    if (this.live.connection === 'broken') return { title: 'Waiting …', meaning: 'The connection is lost. It goes on by itself.' };
    if (tone === undefined) return { title: 'Listening …', meaning: 'The first words come after a few seconds.' };
    if (tone === 'silence') return { title: 'Quiet', meaning: 'Nobody speaks right now.' };
    const { meaning, suggestions } = textOf(this.all, tone);
    const suggestion = suggestions.length > 0 ? suggestions[(this.turns[tone] ?? 0) % suggestions.length] : undefined;
    return { title: tone === 'unsure' ? 'Hard to tell' : `Sounds ${adjective(tone)}`, meaning, suggestion, more: suggestions.length > 1, emotion: tone };
  }

  toneCard() {
    const { title, meaning, suggestion, more, emotion } = this.tone();
    const known = this.model.byId.has(emotion);
    const end = Math.max(STRIP_SECONDS, this.live.now?.endSeconds ?? 0);
    return html`<section class="card tone" aria-label="Tone" ${paint({ '--emotion': known ? colour(this.model, emotion) : undefined, '--type': this.size })}>
      <div aria-live="polite" class="page"><p class="word" id="tone">${title}</p><p class="meaning">${meaning}</p>
        ${suggestion ? html`<p class="suggestion" id="suggestion">${suggestion}</p>` : nothing}</div>
      <div class="row">
        ${more ? html`<button @click=${this.another}>Another suggestion</button>` : nothing}
        <button id="stop" class="main" ?disabled=${this.live.phase !== 'listening'} @click=${() => this.live.stop()}>Stop</button></div></section>
      <section class="card"><h2>The last minute</h2>
        <u-strip .model=${this.model} .windows=${this.live.windows} .gaps=${this.live.gaps} .from=${end - STRIP_SECONDS} .to=${end} .label=${'Tone over the last minute'}></u-strip></section>`;
  }

  startCard() {
    const { phase, session } = this.live;
    return html`<section class="card start">
      ${phase === 'ended' && session ? html`<p role="status">The conversation has ended. <a href="/sessions/${session}">Look back at it, or delete it</a>.</p>` : nothing}
      <p>Hear somebody’s tone in plain words, with a suggestion of what you could do. Lay the device near the other person: it hears whoever speaks loudest, also you.</p>
      <button class="main large" id="start" ?disabled=${phase === 'opening'} @click=${this.start}>${phase === 'opening' ? 'Opening the microphone …' : 'Start'}</button>
      <p class="small quiet">Everybody who will be heard is asked for consent first. A tone is a guess, never the truth about a person.</p></section>`;
  }

  render() {
    const problem = this.problem ?? this.live.problem;
    const going = ['listening', 'stopping'].includes(this.live.phase);
    return html`<div class="page">
      <header class="row apart"><h1>Companion</h1>
        <div class="row" role="group" aria-label="Size of the words">${Object.entries(SIZES).map(([size, name]) => html`<button aria-pressed=${size === this.size} @click=${() => this.resize(size)}>${name}</button>`)}</div></header>
      ${problem ? problemCard(problem, this.model ? undefined : () => this.load()) : nothing}
      ${!this.model ? nothing : html`${going ? this.toneCard() : this.startCard()}
        <u-texts-editor .model=${this.model} .all=${this.all} @change=${({ detail }) => { this.all = detail; }}></u-texts-editor>`}
    </div>`;
  }
}

customElements.define('u-companion-page', CompanionPage);
