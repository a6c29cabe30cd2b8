import { LitElement, html } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { paint } from '../paint.js';

const FLOOR_DB = -60;
const QUIET_DB = -50;

/** How loud the microphone is, and whether that will do. */
class Level extends LitElement {
  static properties = { block: { attribute: false } };

  createRenderRoot() { return this; }

  render() {
    const { rms = 0, clipped = false } = this.block ?? {};
    const db = rms > 0 ? Math.max(FLOOR_DB, 20 * Math.log10(rms)) : FLOOR_DB;
    if (db > QUIET_DB) this.lastSound = Date.now();
    if (clipped) this.lastClip = Date.now();
    this.lastSound ??= Date.now();
    const words = Date.now() - (this.lastClip ?? 0) < 1500 ? 'Too loud'
      : Date.now() - this.lastSound > 4000 ? 'Very quiet' : 'Level';
    return html`<div class="level">
      <span class="small quiet">${words}</span>
      <div class=${classMap({ bar: true, loud: words === 'Too loud' })} role="meter" aria-label="Microphone level"
        aria-valuemin=${FLOOR_DB} aria-valuemax="0" aria-valuenow=${Math.round(db)} aria-valuetext="${Math.round(db)} decibels, ${words}">
        <i ${paint({ '--share': `${((db - FLOOR_DB) / -FLOOR_DB) * 100}%` })}></i></div>
      <span class="small quiet numbers">${Math.round(db).toString().replace('-', '−')} dB</span>
    </div>`;
  }
}

customElements.define('u-level', Level);
