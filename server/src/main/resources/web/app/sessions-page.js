import { LitElement, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { get, problemOf } from './api.js';
import { badge, loadModel, word } from './emotions.js';
import { clock, day, nameOf, problemCard, time } from './format.js';
import './calendar.js';
import './trends.js';

const PAGE = 50;

/** The log: sessions by day, with filters that stand in the address, so that a view can be kept and shared. */
class SessionsPage extends LitElement {
  static properties = {
    model: { state: true }, persons: { state: true }, sessions: { state: true }, more: { state: true },
    loading: { state: true }, stamp: { state: true }, problem: { state: true },
  };

  constructor() {
    super();
    this.persons = [];
    this.filter = new URLSearchParams(location.search);
  }

  createRenderRoot() { return this; }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    // A page that comes back from the browser's memory may list what was deleted since.
    window.addEventListener('pageshow', (event) => {
      if (!event.persisted) return;
      this.load();
      this.stamp = Date.now();
    });
  }

  query() {
    const query = new URLSearchParams({ limit: PAGE });
    for (const name of ['emotion', 'person']) if (this.filter.get(name)) query.set(name, this.filter.get(name));
    const midnight = (date, days) => {
      const [y, m, d] = date.split('-').map(Number);
      return new Date(y, m - 1, d + days).toISOString();
    };
    if (this.filter.get('from')) query.set('from', midnight(this.filter.get('from'), 0));
    if (this.filter.get('to')) query.set('to', midnight(this.filter.get('to'), 1));
    return query;
  }

  async load(before) {
    this.loading = true;
    try {
      this.model = await loadModel();
      const query = this.query();
      if (before) query.set('before', before);
      const [{ sessions }, { persons }] = await Promise.all([get(`/sessions?${query}`), get('/persons')]);
      this.sessions = before ? [...this.sessions, ...sessions] : sessions;
      this.more = sessions.length === PAGE;
      this.persons = persons;
      this.problem = undefined;
    } catch (failed) {
      this.problem = problemOf(failed);
    }
    this.loading = false;
  }

  change() {
    const filter = new URLSearchParams();
    if (this.trends) filter.set('view', 'trends');
    for (const [name, value] of new FormData(this.querySelector('form'))) if (value) filter.set(name, value);
    this.use(filter);
  }

  use(filter) {
    this.filter = filter;
    history.replaceState(null, '', filter.size > 0 ? `?${filter}` : location.pathname);
    this.load();
  }

  clear() { this.use(new URLSearchParams()); }

  get trends() { return this.filter.get('view') === 'trends'; }

  show(view) {
    const filter = new URLSearchParams(this.filter);
    if (view === 'trends') filter.set('view', view);
    else filter.delete('view');
    this.use(filter);
  }

  /** Only the sessions of one day, or of all days again. */
  only(date) {
    const filter = new URLSearchParams(this.filter);
    for (const name of ['from', 'to']) {
      if (date) filter.set(name, date);
      else filter.delete(name);
    }
    this.use(filter);
  }

  get chosenDay() {
    const [from, to] = [this.filter.get('from'), this.filter.get('to')];
    return from && from === to ? from : undefined;
  }

  days() {
    const days = new Map();
    for (const session of this.sessions) {
      const key = day(session.startedAt);
      days.set(key, [...(days.get(key) ?? []), session]);
    }
    return days;
  }

  filterForm() {
    const person = html`<label>Person<select name="person" .value=${live(this.filter.get('person') ?? '')}><option value="">Anybody</option>
        ${this.persons.map((p) => html`<option value=${p} ?selected=${p === this.filter.get('person')}>${p}</option>`)}</select></label>`;
    const log = () => html`<label>Emotion<select name="emotion" .value=${live(this.filter.get('emotion') ?? '')}><option value="">Any</option>
        ${this.model.emotions.map(({ id }) => html`<option value=${id} ?selected=${id === this.filter.get('emotion')}>${word(id)}</option>`)}</select></label>
      <label>From<input type="date" name="from" .value=${live(this.filter.get('from') ?? '')}></label>
      <label>To<input type="date" name="to" .value=${live(this.filter.get('to') ?? '')}></label>`;
    return html`<form class="card fields" aria-label="Filter" @change=${this.change} @submit=${(e) => e.preventDefault()}>
      ${person}${this.trends ? nothing : log()}</form>`;
  }

  entry(session) {
    const details = [
      session.person, session.kind === 'live' ? 'Live' : 'File', session.channel === 'mix' ? '' : `channel ${session.channel}`,
      clock(session.durationSeconds), session.audioKept ? 'audio kept' : '', session.state === 'live' ? 'going on now' : '',
    ].filter(Boolean).join(' · ');
    return html`<li><a class="entry" href="/sessions/${session.id}">
      <span class="numbers quiet">${time(session.startedAt)}</span>
      <span><span class="title">${nameOf(session)}</span><br><span class="small quiet">${details}</span></span>
      <span>${session.overall ? badge(this.model, session.overall) : html`<span class="quiet">${session.state === 'live' ? 'Listening' : 'No judgement'}</span>`}</span>
    </a></li>`;
  }

  get filtered() { return [...this.filter.keys()].some((name) => name !== 'view'); }

  nothingHere() {
    if (this.filtered) {
      return html`<div class="card empty"><h2>No session fits</h2><p class="quiet">Nothing was found with these filters.</p>
        <button @click=${this.clear}>Show all sessions</button></div>`;
    }
    return html`<div class="card empty"><h2>No sessions yet</h2>
      <p class="quiet">Whatever is heard live or analysed from a file is listed here, until you delete it.</p>
      <div class="row"><a class="button" href="/">Listen live</a><a class="button" href="/analyse">Analyse a file</a></div></div>`;
  }

  list() {
    if (this.sessions.length === 0) return this.nothingHere();
    return html`<div class="days">${[...this.days()].map(([name, sessions]) => html`
      <section class="day"><h2>${name}</h2><ul class="list">${sessions.map((s) => this.entry(s))}</ul></section>`)}
      ${this.more ? html`<button ?disabled=${this.loading} @click=${() => this.load(this.sessions.at(-1).id)}>Show earlier sessions</button>` : nothing}</div>`;
  }

  log() {
    const empty = this.sessions?.length === 0 && !this.filtered;
    return html`<div class=${empty ? 'page' : 'log'}>
      ${empty ? nothing : html`<u-calendar .model=${this.model} .person=${this.filter.get('person') ?? ''} .emotion=${this.filter.get('emotion') ?? ''}
        .chosen=${this.chosenDay} .stamp=${this.stamp} @day=${({ detail }) => this.only(detail)}></u-calendar>`}
      <div class="page">${this.problem ? problemCard(this.problem, () => this.load())
        : this.sessions ? this.list() : html`<p class="quiet">Loading …</p>`}</div></div>`;
  }

  tab(view, name) {
    const here = this.trends === (view === 'trends');
    return html`<button aria-pressed=${here} @click=${() => this.show(view)}>${name}</button>`;
  }

  render() {
    return html`<div class="page">
      <header class="row apart"><h1>Sessions</h1><div class="row" role="group" aria-label="View">${this.tab('log', 'Log')}${this.tab('trends', 'Trends')}</div></header>
      ${this.model ? this.filterForm() : nothing}
      <p class="unseen" role="status">${this.sessions && !this.trends ? `${this.sessions.length} sessions` : ''}</p>
      ${!this.model ? (this.problem ? problemCard(this.problem, () => this.load()) : html`<p class="quiet">Loading …</p>`)
        : this.trends ? html`<u-trends .model=${this.model} .person=${this.filter.get('person') ?? ''}></u-trends>` : this.log()}
    </div>`;
  }
}

customElements.define('u-sessions-page', SessionsPage);
