import { LitElement, html, nothing } from 'lit';
import { get } from './api.js';
import { percent, word } from './emotions.js';
import { time } from './format.js';
import { added, shareBar, total } from './shares.js';
import { slices } from './trend-data.js';

const EARLIER_SESSIONS = 5;
const FARTHEST_BACK_DAYS = 3650;
const WORTH_SAYING = 0.1;
const DAY_MILLIS = 86_400_000;

const shortDate = (iso) => new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const countsOf = (list) => list.reduce((sum, slice) => added(sum, slice.emotions), {});

/** A session beside the earlier ones of the same person. */
class Comparison extends LitElement {
  static properties = {
    model: { attribute: false }, session: { attribute: false }, windows: { attribute: false },
    rows: { state: true }, usual: { state: true }, failed: { state: true },
  };

  createRenderRoot() { return this; }

  updated(changed) {
    if (changed.has('session') && this.session.person) this.load().catch(() => { this.failed = true; });
  }

  async load() {
    const { id, person, startedAt } = this.session;
    const start = new Date(startedAt);
    const query = new URLSearchParams({ person, to: startedAt, limit: EARLIER_SESSIONS + 1 });
    const { sessions } = await get(`/sessions?${query}`);
    const earlier = sessions.filter((s) => s.id !== id && new Date(s.startedAt) < start).slice(0, EARLIER_SESSIONS);
    if (earlier.length === 0) { this.rows = []; return; }
    this.usual = countsOf(await slices({ by: 'day', from: new Date(start - FARTHEST_BACK_DAYS * DAY_MILLIS), to: start, person }));
    this.rows = await Promise.all(earlier.map(async (session) => {
      const from = new Date(session.startedAt);
      const to = new Date(from.getTime() + 1000 * Math.max(1, session.durationSeconds));
      return { session, counts: countsOf(await slices({ by: 'hour', from, to, person })) };
    }));
  }

  get counts() {
    return this.windows.filter((w) => w.verdict === 'recognised').reduce((sum, { emotion }) => added(sum, { [emotion]: 1 }), {});
  }

  /** The emotion whose share differs most from what is usual, in a sentence. */
  difference(counts) {
    const now = total(counts);
    const before = total(this.usual);
    if (now === 0 || before === 0) return 'Too little was recognised to compare.';
    const [id, here, usual] = this.model.emotions
      .map(({ id: emotion }) => [emotion, (counts[emotion] ?? 0) / now, (this.usual[emotion] ?? 0) / before])
      .sort((a, b) => Math.abs(b[1] - b[2]) - Math.abs(a[1] - a[2]))[0];
    if (Math.abs(here - usual) < WORTH_SAYING) return `Much as ${this.session.person} has sounded before.`;
    return `${here > usual ? 'More' : 'Less'} ${word(id).toLowerCase()} than before: ${percent(here)} of what was recognised, ${percent(usual)} in earlier sessions.`;
  }

  render() {
    const { person } = this.session;
    if (!person) {
      return html`<section class="card"><h2>Compared with earlier sessions</h2>
        <p class="quiet small">Name the person under “Rename”, and this session is set beside the earlier ones of the same person.</p></section>`;
    }
    if (this.failed || !this.rows) return nothing;
    const counts = this.counts;
    return html`<section class="card"><h2>Compared with earlier sessions of ${person}</h2>
      ${this.rows.length === 0 ? html`<p class="quiet small">This is the first session of ${person}.</p>` : html`
        <p>${this.difference(counts)}</p>
        <dl class="beside">
          <div><dt><strong>This session</strong></dt><dd>${shareBar(this.model, counts)}</dd></div>
          <div><dt>All earlier ones</dt><dd>${shareBar(this.model, this.usual)}</dd></div>
          ${this.rows.map((row) => html`<div><dt class="small"><a href="/sessions/${row.session.id}">${shortDate(row.session.startedAt)}, ${time(row.session.startedAt)}</a></dt>
            <dd>${shareBar(this.model, row.counts)}</dd></div>`)}</dl>`}</section>`;
  }
}

customElements.define('u-comparison', Comparison);
