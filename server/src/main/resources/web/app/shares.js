import { html } from 'lit';
import { colour, percent, word } from './emotions.js';
import { paint } from './paint.js';

/** @param counts how often each emotion was recognised, by its id */
export const total = (counts) => Object.values(counts).reduce((sum, n) => sum + n, 0);

export function added(a, b) {
  const sum = { ...a };
  for (const [id, n] of Object.entries(b)) sum[id] = (sum[id] ?? 0) + n;
  return sum;
}

/** The emotion that was recognised most often, or undefined. */
export const most = (counts) => Object.entries(counts).sort(([, a], [, b]) => b - a)[0]?.[0];

/** `Angry 40 %, Calm 25 %`: the greatest shares in words. */
export function inWords(counts, atMost = 3) {
  const all = total(counts);
  if (all === 0) return 'nothing recognised';
  return Object.entries(counts).sort(([, a], [, b]) => b - a).slice(0, atMost).map(([id, n]) => `${word(id)} ${percent(n / all)}`).join(', ');
}

/** Shares as one bar of colours. */
export function shareBar(model, counts) {
  const all = total(counts);
  return html`<span class="shares" role="img" aria-label=${inWords(counts, 8)} title=${inWords(counts, 8)}>${model.emotions
    .filter(({ id }) => counts[id] > 0)
    .map(({ id }) => html`<i ${paint({ '--share': counts[id] / all, '--emotion': colour(model, id) })}></i>`)}</span>`;
}
