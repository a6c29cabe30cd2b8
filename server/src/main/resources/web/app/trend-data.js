import { get } from './api.js';
import { added } from './shares.js';

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A local date as 2026-03-01. */
export const dateKey = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-');

/** Hours or days in which something was heard: `{start: Date, speech, recognised, emotions}`. */
export async function slices({ by, from, to, person }) {
  const query = new URLSearchParams({ by, from: from.toISOString(), to: to.toISOString(), zone: zone() });
  if (person) query.set('person', person);
  const answer = await get(`/trends?${query}`);
  return answer.slices.map((slice) => ({ ...slice, start: new Date(slice.start) }));
}

/** Slices put together by what `keyOf` makes of them. @returns {Map<string, {speech: number, counts: object}>} */
export function together(list, keyOf) {
  const sums = new Map();
  for (const slice of list) {
    const key = keyOf(slice.start);
    const { speech, counts } = sums.get(key) ?? { speech: 0, counts: {} };
    sums.set(key, { speech: speech + slice.speech, counts: added(counts, slice.emotions) });
  }
  return sums;
}
