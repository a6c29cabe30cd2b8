import { html } from 'lit';
import { get } from './api.js';
import { paint } from './paint.js';

let asked;

/** The model's emotions by id, each with its one colour and its place in the circumplex. */
export function loadModel() {
  asked ??= get('/model').then((model) => ({ ...model, byId: new Map(model.emotions.map((e) => [e.id, e])) }));
  asked.catch(() => { asked = undefined; });
  return asked;
}

export const word = (id) => (id ? id[0].toUpperCase() + id.slice(1) : '');
/** How a voice sounds that an emotion is heard in. */
export const adjective = (id) => ({ disgust: 'disgusted', contempt: 'contemptuous' })[id] ?? id;
export const colour = (model, id) => model?.byId.get(id)?.colour ?? '#8c8c8c';
export const percent = (share) => `${Math.round(share * 100)} %`;

/** A judgement in words: never an emotion where the program is not sure. */
export function judgementWord(judgement) {
  switch (judgement?.verdict) {
    case 'recognised': return word(judgement.emotion);
    case 'uncertain': return 'Not sure';
    case 'no-speech': return 'No speech';
    case 'too-short': return 'Too short to say';
    default: return 'Nothing yet';
  }
}

/** A judgement as a word with its colour, and how certain it is. */
export function badge(model, judgement) {
  const known = judgement?.verdict === 'recognised';
  return html`<span class="emotion">
    <span class="swatch ${known ? '' : 'none'}" ${paint({ '--emotion': known ? colour(model, judgement.emotion) : undefined })}></span>
    ${judgementWord(judgement)}
    ${known ? html`<span class="quiet small numbers">${percent(judgement.confidence)}</span>` : ''}
  </span>`;
}

/** Where a voice is in the circumplex: the emotions' places, weighted by their probabilities. */
export function affect(model, scores) {
  let valence = 0;
  let arousal = 0;
  for (const [id, share] of Object.entries(scores)) {
    valence += share * (model.byId.get(id)?.valence ?? 0);
    arousal += share * (model.byId.get(id)?.arousal ?? 0);
  }
  return { valence, arousal };
}

/** What the colours mean, and the patterns of strips. */
export function legend(model, patterns = true) {
  return html`<ul class="legend" aria-label="Colours">
    ${model.emotions.map(({ id }) => html`<li><span class="swatch" ${paint({ '--emotion': colour(model, id) })}></span>${word(id)}</li>`)}
    ${patterns ? html`<li><span class="swatch none"></span>Not sure (thin, hatched)</li>` : ''}
  </ul>`;
}
