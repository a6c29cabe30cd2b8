import { LitElement, html, nothing } from 'lit';
import { problemOf } from './api.js';
import { legend } from './emotions.js';
import { problemCard, shortDay } from './format.js';
import './bars.js';
import { inWords } from './shares.js';
import { dateKey, slices, together } from './trend-data.js';

const RANGES = { 28: '4 weeks', 84: '12 weeks', 365: 'A year' };
const MOST_BARS = 31;

const moved = (date, days) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
const monday = (date) => moved(date, -((date.getDay() + 6) % 7));

/** How emotions went over days or weeks, and over the hours of the day. */
class Trends extends LitElement {
  static properties = {
    model: { attribute: false }, person: {}, days: { type: Number }, byDay: { state: true }, byHour: { state: true }, problem: { state: true },
  };

  constructor() {
    super();
    this.days = 28;
  }

  createRenderRoot() { return this; }

  updated(changed) {
    if (changed.has('person') || changed.has('days')) this.load();
  }

  async load() {
    const asked = `${this.person} ${this.days}`;
    this.asked = asked;
    try {
      this.problem = undefined;
      const to = moved(new Date(), 1);
      const found = await slices({ by: 'hour', from: moved(to, -this.days), to, person: this.person });
      if (this.asked !== asked) return;
      this.byDay = this.overTime(found, to);
      const hours = together(found, (start) => start.getHours());
      this.byHour = Array.from({ length: 24 }, (_, hour) => ({ label: `${hour}:00`, counts: hours.get(hour)?.counts ?? {} }));
    } catch (failed) {
      this.problem = problemOf(failed);
    }
  }

  /** A bar a day, or a week where days would be too many. */
  overTime(found, to) {
    const weekly = this.days > MOST_BARS;
    const start = weekly ? monday : (date) => moved(date, 0);
    const sums = together(found, (date) => dateKey(start(date)));
    const bars = [];
    for (let at = start(moved(to, -this.days)); at < to; at = moved(at, weekly ? 7 : 1)) {
      bars.push({ label: shortDay(at), name: weekly ? `Week of ${shortDay(at)}` : shortDay(at), counts: sums.get(dateKey(at))?.counts ?? {} });
    }
    return bars;
  }

  table(caption, bars) {
    return html`<details><summary>The same as a table</summary><div class="scroll" tabindex="0" role="region" aria-label=${caption}><table>
      <thead><tr><th scope="col">When</th><th scope="col">Shares of what was recognised</th></tr></thead>
      <tbody>${bars.filter(({ counts }) => Object.keys(counts).length > 0).map(({ name, label, counts }) => html`<tr><td>${name ?? label}</td><td>${inWords(counts, 8)}</td></tr>`)}</tbody>
    </table></div></details>`;
  }

  content() {
    if (!this.byDay) return html`<p class="quiet">Loading …</p>`;
    if (this.byDay.every(({ counts }) => Object.keys(counts).length === 0)) {
      return html`<div class="card empty"><h2>Nothing was recognised in this time</h2>
        <p class="quiet">Choose a longer time or another person, or have something heard.</p></div>`;
    }
    return html`
      <section class="card"><h2>${this.days > MOST_BARS ? 'Week by week' : 'Day by day'}</h2>
        <u-bars role="img" aria-label="Shares of the emotions over time; the table says the same in words" .model=${this.model} .slices=${this.byDay}></u-bars>
        ${legend(this.model, false)}${this.table('Over time', this.byDay)}</section>
      <section class="card"><h2>Over the hours of the day</h2>
        <u-bars role="img" aria-label="Shares of the emotions by hour; the table says the same in words" .model=${this.model} .slices=${this.byHour}></u-bars>
        ${this.table('By hour', this.byHour)}</section>`;
  }

  render() {
    return html`<div class="page">
      <div class="row" role="group" aria-label="How far back">${Object.entries(RANGES).map(([days, name]) => html`<button
        aria-pressed=${Number(days) === this.days} @click=${() => { this.days = Number(days); }}>${name}</button>`)}</div>
      ${this.problem ? problemCard(this.problem, () => this.load()) : nothing}
      ${this.problem ? nothing : this.content()}</div>`;
  }
}

customElements.define('u-trends', Trends);
