import { word } from '../emotions.js';

const AFFECT = { arousal: 'Arousal', valence: 'Pleasantness' };

/** What a rule can watch, by its id in the rule. */
export const watchable = (model) => [...Object.entries(AFFECT), ...model.emotions.map(({ id }) => [id, word(id)])];
export const isAffect = (watch) => watch in AFFECT;

export const AGAINST = {
  absolute: 'its value as it is',
  'own-usual': 'the person’s own usual',
  'own-spread': 'the person’s own ups and downs',
};

/** A threshold to begin with, and the range and step in which it makes sense. `unit` follows the number. */
export function scaleOf(watch, against) {
  if (against === 'own-spread') return { start: 3, from: -8, to: 8, step: 0.5, unit: 'times the usual spread', factor: 1 };
  if (isAffect(watch)) return { start: 0.3, from: -1, to: 1, step: 0.05, unit: '−1 to 1', factor: 1 };
  return against === 'own-usual' ? { start: 0.25, from: -100, to: 100, step: 1, unit: 'points', factor: 100 }
    : { start: 0.6, from: 0, to: 100, step: 1, unit: '%', factor: 100 };
}

/** A rule to begin with: the server's built-in one. */
export const freshRule = () => ({
  watch: 'angry', against: 'own-usual', above: 0.25, release: 0.125, forSeconds: 4, warmUpSeconds: 20, coolDownSeconds: 60,
  actions: [{ type: 'page' }, { type: 'notification', vibrate: true }],
});

const number = (value, { factor }) => String(Math.round(value * factor * 100) / 100).replace('-', '−');

function span(seconds) {
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600 ? `${Math.round(seconds / 6) / 10} min` : `${Math.round(seconds / 360) / 10} h`;
}

const ACTION_WORDS = {
  page: () => 'shows on open pages', notification: ({ vibrate }) => (vibrate ? 'notifies and vibrates' : 'notifies'),
  webhook: ({ url }) => `tells ${new URL(url).host}`, command: () => 'starts a program',
};

/** A rule as a sentence. */
export function sentenceOf(rule) {
  const { watch, against = 'absolute', forSeconds = 2, coolDownSeconds = 60, quietHours, actions = [{ type: 'page' }] } = rule;
  const scale = scaleOf(watch, against);
  const side = rule.above === undefined ? 'below' : 'above';
  const threshold = rule[side];
  const what = isAffect(watch) ? AFFECT[watch].toLowerCase() : watch;
  const amount = `${number(threshold, scale)}${isAffect(watch) && against !== 'own-spread' ? '' : ` ${scale.unit}`}`;
  const value = against === 'absolute' ? `${side} ${amount}` : `${side} ${AGAINST['own-usual']} by ${amount.replace(/^−/, '')}`;
  const quiet = quietHours?.between?.length ? `, but not ${quietHours.between.join(', ')}` : '';
  const lasting = forSeconds > 0 ? ` for ${span(forSeconds)} of speech` : '';
  return `When ${what} is ${value}${lasting}, at most once in ${span(coolDownSeconds)}${quiet}: ${actions.map((a) => ACTION_WORDS[a.type](a)).join(', ')}.`;
}

/** What an alert measured, in words. @param detail with watch, against, value, usual */
export function measuredIn({ watch, value, usual }) {
  const shown = (v) => (isAffect(watch) ? String(Math.round(v * 100) / 100).replace('-', '−') : `${Math.round(v * 100)} %`);
  const what = isAffect(watch) ? AFFECT[watch] : word(watch);
  return `${what} ${shown(value)}${usual === null || usual === undefined ? '' : `, usually ${shown(usual)}`}`;
}
