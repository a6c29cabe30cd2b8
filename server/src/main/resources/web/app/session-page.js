import { LitElement, html, nothing } from 'lit';
import { measuredIn } from './alerts/rules.js';
import { address, get, patch, post, problemOf, remove } from './api.js';
import { confirm } from './dialogs.js';
import { badge, legend, loadModel } from './emotions.js';
import { clock, day, nameOf, problemCard, sentence, time } from './format.js';
import { segmentTable } from './segments.js';
import { openSound } from './sound/open-sound.js';
import './chart.js';
import './comparison.js';
import './sound/sound.js';
import './strip.js';

/** Kept audio is fetched whole to be drawn. */
const LONGEST_DRAWN_SECONDS = 20 * 60;

/** One session: what was heard when, played back if the audio was kept, noted upon, taken away, deleted. */
class SessionPage extends LitElement {
  static properties = {
    model: { state: true }, timeline: { state: true }, notes: { state: true }, siblings: { state: true }, at: { state: true },
    sound: { state: true }, problem: { state: true }, deleted: { state: true }, renaming: { state: true }, said: { state: true },
  };

  constructor() {
    super();
    this.sessionId = location.pathname.split('/').filter(Boolean)[1];
    this.at = Math.max(0, Number(new URLSearchParams(location.search).get('at')) || 0);
    this.notes = [];
    this.siblings = [];
  }

  createRenderRoot() { return this; }
  connectedCallback() { super.connectedCallback(); this.load(); }

  get session() { return this.timeline?.session; }
  get path() { return `/sessions/${this.sessionId}`; }

  async attempt(act) {
    try {
      this.problem = undefined;
      await act();
      return true;
    } catch (failed) {
      this.problem = problemOf(failed);
      return false;
    }
  }

  load() {
    return this.attempt(async () => {
      this.model = await loadModel();
      const [timeline, { notes }] = await Promise.all([get(`${this.path}/timeline`), get(`${this.path}/notes`)]);
      this.timeline = timeline;
      this.notes = notes;
      this.siblings = (await get(`/recordings/${this.session.recording}`)).sessions.filter((id) => id !== this.sessionId);
      document.title = `${this.heading} · Undertone`;
      this.drawSound();
    });
  }

  get audioAddress() { return address(`/recordings/${this.session.recording}/audio`); }

  /** The pictures of the sound are an extra: without them the page says all it has to say. */
  async drawSound() {
    const { audioKept, durationSeconds } = this.session;
    if (!audioKept || this.sound || durationSeconds > LONGEST_DRAWN_SECONDS) return;
    try {
      const answer = await fetch(this.audioAddress);
      if (answer.ok) this.sound = await openSound(await answer.blob(), durationSeconds);
    } catch {
      this.sound = undefined;
    }
  }

  get heading() { return nameOf(this.session); }

  get marks() { return [...this.notes, ...this.timeline.alerts.map((a) => ({ ...a, alert: true, text: `Alert: ${a.name}` }))]; }

  get length() {
    const ends = this.timeline.windows.map((w) => w.endSeconds);
    return Math.max(1, this.session.durationSeconds, ends.length > 0 ? ends.at(-1) : 0);
  }

  go(seconds, play) {
    this.at = seconds;
    const audio = this.querySelector('audio');
    if (!audio) return;
    audio.currentTime = seconds;
    if (play) audio.play().catch((refused) => { this.problem = problemOf(refused); });
  }

  addNote(event) {
    event.preventDefault();
    const field = event.target.elements.text;
    return this.attempt(async () => {
      const note = await post(`${this.path}/notes`, { atSeconds: Math.round(this.at * 10) / 10, text: field.value.trim() });
      this.notes = [...this.notes, note].sort((a, b) => a.atSeconds - b.atSeconds);
      field.value = '';
      this.said = 'Noted';
    });
  }

  deleteNote(note) {
    return this.attempt(async () => {
      await remove(`${this.path}/notes/${note.id}`);
      this.notes = this.notes.filter((kept) => kept.id !== note.id);
      this.said = 'The note is deleted';
    });
  }

  async rename(event) {
    event.preventDefault();
    const { name, person } = event.target.elements;
    const done = await this.attempt(() => patch(this.path, { name: name.value.trim(), person: person.value.trim() || null }));
    if (!done) return;
    this.renaming = false;
    await this.load();
  }

  async delete() {
    const sure = await confirm({
      title: 'Delete this session for good?',
      text: `Its judgements, its notes and ${this.session.audioKept ? 'its audio' : 'all that was stored of it'} are removed from this server. This cannot be undone.`,
      action: 'Delete for good',
    });
    if (!sure) return;
    if (await this.attempt(() => remove(this.path))) this.deleted = true;
  }

  facts() {
    const s = this.session;
    const facts = [
      ['Person', s.person ?? 'Not named'], ['When', `${day(s.startedAt)}, ${time(s.startedAt)}`], ['Length', clock(s.durationSeconds)],
      ['Heard by', `${s.model.name} ${s.model.version}`], ['Consent', `${s.consent.by}, ${time(s.consent.at)}`],
      ...(s.baseline ? [['Baseline', s.baseline]] : []), ...(s.channel === 'mix' ? [] : [['Channel', s.channel]]),
    ];
    return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
  }

  renameForm() {
    return html`<form class="fields" @submit=${this.rename}>
      <label>Name<input name="name" required maxlength="200" .value=${this.heading}></label>
      <label>Person<input name="person" maxlength="200" autocomplete="off" .value=${this.session.person ?? ''}></label>
      <div class="row"><button class="main">Save</button><button type="button" @click=${() => { this.renaming = false; }}>Cancel</button></div>
    </form>`;
  }

  timelineCard() {
    const { windows, gaps, alerts } = this.timeline;
    const go = ({ detail }) => this.go(detail.seconds, detail.play);
    if (windows.length === 0) {
      return html`<section class="card empty"><h2>Nothing was judged</h2>
        <p class="quiet">${this.session.state === 'live' ? 'The session goes on; reload the page in a moment.' : 'The session was too short, or nobody spoke in it.'}</p></section>`;
    }
    return html`<section class="card">
      <div class="row apart"><h2>Timeline</h2><span class="numbers quiet">${clock(this.at)} of ${clock(this.length)}</span></div>
      <div class="pictures">
        ${this.sound ? html`<u-sound .sound=${this.sound} .seconds=${this.length} .at=${this.at} @seek=${go}></u-sound>` : nothing}
        <u-strip seekable .model=${this.model} .windows=${windows} .gaps=${gaps} .marks=${this.marks} .from=${0} .to=${this.length} .at=${this.at}
          .label=${this.session.audioKept ? 'Timeline: arrows move, Enter plays' : 'Timeline: arrows move'} @seek=${go}></u-strip></div>
      ${legend(this.model)}
      ${alerts.length > 0 ? html`<p class="small quiet">Large triangles are alerts.</p>` : nothing}
      ${this.session.audioKept
        ? html`<audio controls preload="metadata" src=${this.audioAddress} aria-label="The session’s audio"
            @loadedmetadata=${(e) => { e.target.currentTime = this.at; }}
            @timeupdate=${(e) => { this.at = e.target.currentTime; }}></audio>`
        : html`<p class="small quiet">${this.session.state === 'live' ? 'The session goes on; audio can be played when it has ended.' : 'The audio was not kept, so that it cannot be played.'}</p>`}
    </section>
    <section class="card"><h2>How likely each emotion was</h2>
      <u-chart role="img" aria-label="Probabilities over time; the segments below say the same in words" .model=${this.model} .windows=${windows}></u-chart></section>
    <section class="card"><h2>Segments</h2>${segmentTable(this.model, this.timeline.segments, (s) => this.go(s, this.session.audioKept), this.session.audioKept)}</section>
    ${alerts.length === 0 ? nothing : html`<section class="card"><h2>Alerts</h2><ul class="notes">${alerts.map((a) => html`<li>
      <button class="numbers" @click=${() => this.go(a.atSeconds, this.session.audioKept)} aria-label="Go to ${clock(a.atSeconds)}">${clock(a.atSeconds)}</button>
      <span>${a.name}${a.watch ? html` <span class="quiet small">${measuredIn(a)}</span>` : nothing}</span></li>`)}</ul></section>`}
    <u-comparison .model=${this.model} .session=${this.session} .windows=${windows}></u-comparison>`;
  }

  notesCard() {
    return html`<section class="card"><h2>Notes</h2>
      ${this.notes.length === 0 ? html`<p class="quiet small">Choose a moment on the timeline and write what happened there.</p>` : nothing}
      <ul class="notes" id="notes">${this.notes.map((note) => html`<li>
        <button class="numbers" @click=${() => this.go(note.atSeconds, false)} aria-label="Go to ${clock(note.atSeconds)}">${clock(note.atSeconds)}</button>
        <span class="text">${note.text}</span>
        <button class="plain" @click=${() => this.deleteNote(note)} aria-label="Delete the note at ${clock(note.atSeconds)}">Delete</button></li>`)}</ul>
      <form @submit=${this.addNote} class="page">
        <label>A note at ${clock(this.at)}<textarea name="text" rows="2" required maxlength="10000"></textarea></label>
        <div class="row"><button>Pin the note</button></div></form></section>`;
  }

  awayCard() {
    const file = (format) => address(`${this.path}/export?format=${format}`);
    return html`<section class="card"><h2>Take away, or delete</h2>
      <div class="row apart"><div class="row">
        <a class="button" download href=${file('html')}>Report (HTML)</a>
        <a class="button" download href=${file('csv')}>Table (CSV)</a>
        <a class="button" download href=${file('json')}>Data (JSON)</a></div>
        <button class="danger" id="delete" @click=${this.delete}>Delete for good …</button></div></section>`;
  }

  content() {
    const s = this.session;
    return html`
      <header><p class="small"><a href="/sessions">All sessions</a></p>
        <div class="row apart"><h1>${this.heading}</h1>
          ${this.renaming ? nothing : html`<button @click=${() => { this.renaming = true; }}>Rename</button>`}</div></header>
      ${this.problem ? problemCard(this.problem) : nothing}
      ${this.renaming ? html`<section class="card">${this.renameForm()}</section>` : nothing}
      <section class="card"><div class="row"><span class="quiet">On the whole</span> ${badge(this.model, s.overall)}</div>${this.facts()}
        ${this.siblings.length > 0 ? html`<p class="small">Other channels of the recording: ${this.siblings.map((id, i) => html`<a href="/sessions/${id}">${i + 1}</a> `)}</p>` : nothing}</section>
      ${s.warnings.length > 0 ? html`<div class="notice">${s.warnings.map((w) => html`<p>${sentence(w)}</p>`)}</div>` : nothing}
      ${this.timelineCard()}${this.notesCard()}${this.awayCard()}`;
  }

  gone() {
    return html`<div class="card empty" role="status"><h1>The session is deleted</h1><p class="quiet">Nothing of it is left on this server.</p>
      <a class="button main" href="/sessions">All sessions</a></div>`;
  }

  render() {
    return html`<div class="page">
      ${this.deleted ? this.gone()
        : this.timeline ? this.content()
        : this.problem ? html`${problemCard(this.problem, this.problem.status === 404 ? undefined : () => this.load())}<p><a href="/sessions">All sessions</a></p>`
        : html`<p class="quiet">Loading …</p>`}
      <p class="unseen" aria-live="polite">${this.said}</p></div>`;
  }
}

customElements.define('u-session-page', SessionPage);
