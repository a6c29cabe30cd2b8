import { LitElement, html, nothing } from 'lit';
import { get, post, problemOf } from '../api.js';
import { clock, day, nameOf, sentence, time } from '../format.js';
import '../strip.js';
import { measuredIn } from './rules.js';

const SESSIONS = 50;
const SETTLED_MILLIS = 300;

/** What a rule would have said of a past session, shown on that session's strip. */
class Trial extends LitElement {
  static properties = {
    model: { attribute: false }, rule: { attribute: false }, sessions: { state: true }, chosen: { state: true }, timeline: { state: true },
    alerts: { state: true }, problem: { state: true },
  };

  createRenderRoot() { return this; }
  connectedCallback() { super.connectedCallback(); this.load(); }

  async load() {
    await this.attempt(async () => {
      const { sessions } = await get(`/sessions?limit=${SESSIONS}`);
      this.sessions = sessions.filter((s) => s.state !== 'live' && s.durationSeconds > 0);
      // The longest of the latest tells most.
      const best = [...this.sessions].sort((a, b) => b.durationSeconds - a.durationSeconds)[0];
      if (best) this.choose(best.id);
    });
  }

  updated(changed) {
    if (!changed.has('rule')) return;
    clearTimeout(this.settled);
    this.settled = setTimeout(() => this.run(), SETTLED_MILLIS);
  }

  choose(id) {
    this.chosen = id;
    return this.attempt(async () => {
      this.timeline = await get(`/sessions/${id}/timeline`);
      await this.run();
    });
  }

  async run() {
    if (!this.timeline || !this.rule) return;
    const { rule, chosen } = this;
    await this.attempt(async () => {
      const { alerts } = await post('/alert-rules/try', { rule, session: chosen });
      if (rule === this.rule && chosen === this.chosen) this.alerts = alerts;
    });
  }

  async attempt(act) {
    try {
      this.problem = undefined;
      await act();
    } catch (failed) {
      this.problem = problemOf(failed);
      this.alerts = undefined;
    }
  }

  outcome() {
    const n = this.alerts.length;
    return n === 0 ? 'Would not have alerted' : n === 1 ? 'Would have alerted once' : `Would have alerted ${n} times`;
  }

  /** A rule that waits for the usual says nothing of a session that was too short for it. */
  hint() {
    const speech = this.timeline.windows.filter((w) => w.scores).length;
    const waits = this.rule.against && this.rule.against !== 'absolute' ? this.rule.warmUpSeconds ?? 20 : 0;
    if (this.alerts.length > 0) return nothing;
    if (this.timeline.session.durationSeconds > waits + 3) {
      return this.rule.quietHours ? html`<p class="small quiet">Quiet hours count at the time of day at which the session was.</p>` : nothing;
    }
    return html`<p class="small quiet">${speech === 0 ? 'Nobody speaks in this session.'
      : `This session is shorter than the ${waits} s of speech that the rule first learns from. Try a longer one.`}</p>`;
  }

  result() {
    const { session, windows, gaps } = this.timeline;
    const end = Math.max(1, session.durationSeconds, windows.at(-1)?.endSeconds ?? 0);
    return html`<p class="outcome" role="status" id="outcome">${this.alerts ? this.outcome() : 'Trying …'}</p>
      <u-strip .model=${this.model} .windows=${windows} .gaps=${gaps} .marks=${(this.alerts ?? []).map((a) => ({ ...a, alert: true, text: measuredIn(a) }))}
        .from=${0} .to=${end} .label=${'The session, with the moments of the alerts'}></u-strip>
      ${this.alerts ? this.hint() : nothing}
      ${this.alerts?.length > 0 ? html`<ul class="legend">${this.alerts.slice(0, 12).map((a) => html`<li class="numbers">${clock(a.atSeconds)} ${measuredIn(a)}</li>`)}</ul>` : nothing}`;
  }

  render() {
    if (this.sessions?.length === 0) {
      return html`<section class="card"><h2>Try it</h2><p class="quiet small">There is no past session to try a rule on yet. <a href="/">Listen live</a> or <a href="/analyse">analyse a file</a> first.</p></section>`;
    }
    return html`<section class="card" aria-label="Trial"><h2>Try it on a past session</h2>
      <label>Session<select @change=${(e) => this.choose(e.target.value)}>${(this.sessions ?? []).map((s) => html`<option value=${s.id} ?selected=${s.id === this.chosen}>
        ${nameOf(s)}${s.person ? `, ${s.person}` : ''} · ${day(s.startedAt)}, ${time(s.startedAt)} · ${clock(s.durationSeconds)}</option>`)}</select></label>
      ${this.problem ? html`<p role="alert" class="small">${sentence(this.problem.detail || this.problem.title)}. ${sentence(this.problem.remedy)}.</p>` : this.timeline ? this.result() : nothing}</section>`;
  }
}

customElements.define('u-trial', Trial);
