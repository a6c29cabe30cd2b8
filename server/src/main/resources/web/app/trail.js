import { LitElement, html, svg } from 'lit';
import { affect, colour, word } from './emotions.js';

const SIZE = 260;
const place = ({ valence, arousal }) => ({ x: SIZE / 2 + (valence * SIZE) / 2, y: SIZE / 2 - (arousal * SIZE) / 2 });

/** The last windows with speech in the circumplex: pleasant to the right, aroused to the top, the newest largest. */
class Trail extends LitElement {
  static properties = { model: { attribute: false }, windows: { attribute: false } };

  createRenderRoot() { return this; }

  render() {
    const spoken = this.windows.filter((w) => w.scores).slice(-24);
    const points = spoken.map((w) => ({ ...place(affect(this.model, w.scores)), emotion: w.emotion, sure: w.verdict === 'recognised' }));
    const now = spoken.at(-1) && affect(this.model, spoken.at(-1).scores);
    const inWords = now
      ? `Now ${now.valence < -0.1 ? 'unpleasant' : now.valence > 0.1 ? 'pleasant' : 'neither pleasant nor unpleasant'}, ${now.arousal > 0.1 ? 'aroused' : now.arousal < -0.1 ? 'quiet' : 'of middle arousal'}`
      : 'Nothing yet';
    return html`<svg viewBox="-14 -16 ${SIZE + 28} ${SIZE + 34}" role="img" aria-label="Arousal and valence. ${inWords}">
      <rect class="ground" width=${SIZE} height=${SIZE} rx="10"></rect>
      <path class="line" d="M0 ${SIZE / 2} H${SIZE} M${SIZE / 2} 0 V${SIZE}"></path>
      <text class="quiet" x=${SIZE / 2} y="-5" text-anchor="middle">high arousal</text>
      <text class="quiet" x=${SIZE / 2} y=${SIZE + 13} text-anchor="middle">low arousal</text>
      <text class="quiet" x="2" y=${SIZE + 13}>← unpleasant</text>
      <text class="quiet" x=${SIZE - 2} y=${SIZE + 13} text-anchor="end">pleasant →</text>
      ${this.model.emotions.map((e) => {
        const { x, y } = place(e);
        return svg`<circle cx=${x} cy=${y} r="3" fill=${e.colour}></circle>
          <text class="quiet" x=${x} y=${y - 6} text-anchor=${x < 30 ? 'start' : x > SIZE - 30 ? 'end' : 'middle'}>${word(e.id)}</text>`;
      })}
      <polyline class="line" stroke-width="1.5" points=${points.map((p) => `${p.x},${p.y}`).join(' ')}></polyline>
      ${points.map((p, i) => svg`<circle cx=${p.x} cy=${p.y} r=${i === points.length - 1 ? 9 : 4}
        fill=${p.sure ? colour(this.model, p.emotion) : 'transparent'} stroke="currentColor" stroke-width=${i === points.length - 1 ? 2 : 1}
        stroke-dasharray=${p.sure ? 'none' : '2 2'} opacity=${0.25 + (0.75 * (i + 1)) / points.length}></circle>`)}
    </svg>`;
  }
}

customElements.define('u-trail', Trail);
