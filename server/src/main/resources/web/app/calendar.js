import { LitElement, html, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { problemOf } from './api.js';
import { colour, percent, word } from './emotions.js';
import { problemCard } from './format.js';
import { paint } from './paint.js';
import { inWords, shareBar, total } from './shares.js';
import { dateKey, slices, together } from './trend-data.js';

const FIRST_DAY = new Intl.Locale(navigator.language).getWeekInfo?.().firstDay ?? 1;
const STRONGEST_SHADE = 0.42;

const moved = (date, days) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
const monthOf = (date, months = 0) => new Date(date.getFullYear(), date.getMonth() + months, 1);
const atNoon = (key) => new Date(`${key}T12:00:00`);

/**
 * A month as a map of its days: the darker, the more was said (or, with `emotion`, the greater its share), and under each
 * day the shares of its emotions. Sends `day` with a date, or undefined when the chosen one is chosen again.
 */
class Calendar extends LitElement {
  static properties = {
    model: { attribute: false }, person: {}, emotion: {}, chosen: {}, stamp: { attribute: false },
    month: { state: true }, days: { state: true }, at: { state: true }, problem: { state: true },
  };

  createRenderRoot() { return this; }

  willUpdate(changed) {
    if (!this.month || (changed.has('chosen') && this.chosen)) {
      const day = this.chosen ? atNoon(this.chosen) : new Date();
      this.month = monthOf(day);
      this.at = dateKey(day);
    }
  }

  updated(changed) {
    if (['month', 'person', 'stamp'].some((name) => changed.has(name))) this.load();
  }

  async load() {
    const month = this.month;
    try {
      this.problem = undefined;
      const list = await slices({ by: 'day', from: month, to: monthOf(month, 1), person: this.person });
      if (month === this.month) this.days = together(list, dateKey);
    } catch (failed) {
      this.problem = problemOf(failed);
    }
  }

  turn(months) {
    this.month = monthOf(this.month, months);
    this.at = dateKey(this.month);
    this.days = undefined;
  }

  choose(key) {
    this.at = key;
    this.dispatchEvent(new CustomEvent('day', { detail: key === this.chosen ? undefined : key }));
  }

  pressed(event) {
    const at = atNoon(this.at);
    const weekday = (at.getDay() - (FIRST_DAY % 7) + 7) % 7;
    const to = {
      ArrowRight: () => moved(at, 1), ArrowLeft: () => moved(at, -1), ArrowDown: () => moved(at, 7), ArrowUp: () => moved(at, -7),
      Home: () => moved(at, -weekday), End: () => moved(at, 6 - weekday),
      PageDown: () => monthOf(at, 1), PageUp: () => monthOf(at, -1),
    }[event.key]?.();
    if (!to) return;
    event.preventDefault();
    this.at = dateKey(to);
    if (to.getMonth() !== this.month.getMonth()) {
      this.month = monthOf(to);
      this.days = undefined;
    }
    this.updateComplete.then(() => this.querySelector('td button[tabindex="0"]')?.focus());
  }

  shade({ speech, counts }) {
    if (this.emotion) return ((counts[this.emotion] ?? 0) / Math.max(1, total(counts))) * 0.75;
    const busiest = Math.max(...[...this.days.values()].map((day) => day.speech), 1);
    return speech > 0 ? (0.15 + 0.85 * Math.sqrt(speech / busiest)) * STRONGEST_SHADE : 0;
  }

  cell(date) {
    if (date.getMonth() !== this.month.getMonth()) return html`<td></td>`;
    const key = dateKey(date);
    const heard = this.days?.get(key);
    const name = date.toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
    const said = !heard ? 'nothing heard'
      : this.emotion ? `${word(this.emotion)} ${percent((heard.counts[this.emotion] ?? 0) / Math.max(1, total(heard.counts)))}` : inWords(heard.counts);
    return html`<td><button class=${classMap({ day: true, today: key === dateKey(new Date()) })} tabindex=${key === this.at ? 0 : -1}
      aria-pressed=${key === this.chosen} aria-label="${name}: ${said}" title="${name}: ${said}" @click=${() => this.choose(key)}
      ${paint({ '--shade': heard ? `${Math.round(100 * this.shade(heard))}%` : '0%', '--emotion': this.emotion ? colour(this.model, this.emotion) : undefined })}>
      <span aria-hidden="true">${date.getDate()}</span>
      <span aria-hidden="true" class="under">${heard ? shareBar(this.model, heard.counts) : nothing}</span></button></td>`;
  }

  weeks() {
    const lead = (this.month.getDay() - (FIRST_DAY % 7) + 7) % 7;
    const days = new Date(this.month.getFullYear(), this.month.getMonth() + 1, 0).getDate();
    const first = moved(this.month, -lead);
    return Array.from({ length: Math.ceil((lead + days) / 7) }, (_, week) => Array.from({ length: 7 }, (_d, day) => moved(first, 7 * week + day)));
  }

  render() {
    const weeks = this.weeks();
    const title = this.month.toLocaleDateString(undefined, { month: 'long', year: 'numeric' });
    return html`<section class="card calendar" aria-label="Calendar">
      <div class="row apart"><h2 aria-live="polite">${title}</h2>
        <div class="row"><button class="plain" aria-label="Month before" @click=${() => this.turn(-1)}>‹</button>
          <button class="plain" aria-label="Next month" @click=${() => this.turn(1)}>›</button></div></div>
      ${this.problem ? problemCard(this.problem, () => this.load()) : nothing}
      <table @keydown=${this.pressed}><thead><tr>${weeks[0].map((date) => html`<th scope="col" abbr=${date.toLocaleDateString(undefined, { weekday: 'long' })}>
        ${date.toLocaleDateString(undefined, { weekday: 'short' })}</th>`)}</tr></thead>
        <tbody>${weeks.map((week) => html`<tr>${week.map((date) => this.cell(date))}</tr>`)}</tbody></table>
      <p class="small quiet">${this.emotion ? `The stronger the colour, the more of what was recognised was ${word(this.emotion).toLowerCase()}.`
        : 'The darker, the more was said; the bars are the shares of the emotions.'}</p></section>`;
  }
}

customElements.define('u-calendar', Calendar);
