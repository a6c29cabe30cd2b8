import { LitElement, html, svg, nothing } from 'lit';
import { colour, judgementWord, percent } from './emotions.js';
import { clock } from './format.js';
import { runsOf, windowAt } from './runs.js';

const HEIGHT = 64;
const AXIS = 18;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200];
let strips = 0;

/**
 * Emotion over time: full height in the emotion's colour where it was recognised, thin and hatched where the program was
 * not sure, empty without speech, dotted where audio never came. `marks` (`{atSeconds, text, alert}`) are moments to notice. With `seekable` it is a slider that sends `seek`.
 */
class Strip extends LitElement {
  static properties = {
    model: { attribute: false },
    windows: { attribute: false },
    gaps: { attribute: false },
    marks: { attribute: false },
    from: { type: Number },
    to: { type: Number },
    at: { type: Number },
    label: {},
    seekable: { type: Boolean },
    width: { state: true },
  };

  constructor() {
    super();
    this.windows = [];
    this.gaps = [];
    this.marks = [];
    this.from = 0;
    this.to = 1;
    this.width = 600;
    this.patterns = `strip-${++strips}`;
    this.resized = new ResizeObserver(([entry]) => { this.width = Math.max(120, Math.round(entry.contentRect.width)); });
  }

  createRenderRoot() { return this; }
  connectedCallback() { super.connectedCallback(); this.resized.observe(this); }
  disconnectedCallback() { super.disconnectedCallback(); this.resized.disconnect(); }

  x(seconds) { return ((seconds - this.from) / (this.to - this.from)) * this.width; }

  send(seconds, play) {
    const detail = { seconds: Math.min(this.to, Math.max(this.from, seconds)), play };
    this.dispatchEvent(new CustomEvent('seek', { detail }));
  }

  clicked(event) {
    const box = event.currentTarget.getBoundingClientRect();
    this.send(this.from + ((event.clientX - box.left) / box.width) * (this.to - this.from), true);
  }

  pressed(event) {
    const at = this.at ?? this.from;
    const moves = {
      ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1, PageUp: at + 10, PageDown: at - 10,
      Home: this.from, End: this.to,
    };
    if (event.key in moves) this.send(moves[event.key], false);
    else if (event.key === 'Enter') this.send(at, true);
    else return;
    event.preventDefault();
  }

  run({ from, to, verdict, emotion, confidence }) {
    const left = this.x(Math.max(from, this.from));
    const width = this.x(Math.min(to, this.to)) - left;
    if (width <= 0 || verdict === 'no-speech' || verdict === 'too-short') return nothing;
    const sure = verdict === 'recognised';
    const height = sure ? HEIGHT : HEIGHT / 3;
    const text = `${clock(from)}–${clock(to)} ${judgementWord({ verdict, emotion })}${sure ? ` ${percent(confidence)}` : ''}`;
    return svg`<rect x=${left} y=${HEIGHT - height} width=${Math.max(1, width - 0.5)} height=${height}
      fill=${sure ? colour(this.model, emotion) : `url(#${this.patterns}-unsure)`}><title>${text}</title></rect>`;
  }

  ticks() {
    const step = STEPS.find((s) => (s / (this.to - this.from)) * this.width >= 64) ?? 7200;
    const ticks = [];
    for (let t = Math.ceil(this.from / step) * step; t <= this.to; t += step) ticks.push(t);
    return ticks.map((t) => svg`
      <line class="line" x1=${this.x(t)} x2=${this.x(t)} y1=${HEIGHT} y2=${HEIGHT + 4}></line>
      <text class="quiet" x=${this.x(t)} y=${HEIGHT + 15}
        text-anchor=${this.x(t) < 14 ? 'start' : this.x(t) > this.width - 18 ? 'end' : 'middle'}>${clock(t)}</text>`);
  }

  picture() {
    const cursor = this.at === undefined || this.at === null ? null : this.x(this.at);
    return svg`
      <defs>
        <pattern id="${this.patterns}-unsure" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2.5" height="6" class="quiet"></rect></pattern>
        <pattern id="${this.patterns}-gap" width="6" height="6" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="1" class="quiet"></circle></pattern>
      </defs>
      <rect class="ground" width=${this.width} height=${HEIGHT}></rect>
      ${runsOf(this.windows).map((run) => this.run(run))}
      ${this.gaps.map((gap) => svg`<rect x=${this.x(gap.startSeconds)} width=${Math.max(1, this.x(gap.endSeconds) - this.x(gap.startSeconds))}
        height=${HEIGHT} fill="url(#${this.patterns}-gap)"><title>Audio that never came</title></rect>`)}
      ${this.marks.map((mark) => svg`<path class=${mark.alert ? 'alarm' : 'ink'} d="M${this.x(mark.atSeconds)} ${mark.alert ? 16 : 12} ${mark.alert ? 'l-8 -16 h16 z' : 'l-5 -12 h10 z'}"><title>${clock(mark.atSeconds)} ${mark.text}</title></path>`)}
      ${this.ticks()}
      ${cursor === null ? nothing : svg`<line class="cursor" x1=${cursor} x2=${cursor} y1="0" y2=${HEIGHT}></line>`}`;
  }

  said() {
    const at = this.at ?? this.from;
    const window = windowAt(this.windows, at);
    return `${clock(at)}${window ? `, ${judgementWord(window)}` : ''}`;
  }

  render() {
    const height = HEIGHT + AXIS;
    if (!this.seekable) {
      return html`<svg viewBox="0 0 ${this.width} ${height}" height=${height} role="img" aria-label=${this.label}>${this.picture()}</svg>`;
    }
    return html`<svg class="scrub" viewBox="0 0 ${this.width} ${height}" height=${height} tabindex="0" role="slider"
      aria-label=${this.label} aria-valuemin=${this.from} aria-valuemax=${this.to} aria-valuenow=${this.at ?? this.from}
      aria-valuetext=${this.said()} @click=${this.clicked} @keydown=${this.pressed}>${this.picture()}</svg>`;
  }
}

customElements.define('u-strip', Strip);
