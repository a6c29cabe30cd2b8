import { html } from 'lit';
import { badge } from './emotions.js';
import { clock } from './format.js';

/** Segments as a table. @param go is called with the second to go to when one is chosen */
export function segmentTable(model, segments, go, playable, label = 'Segments') {
  if (segments.length === 0) {
    return html`<p class="quiet small">No stretch was clear enough to name an emotion.</p>`;
  }
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${label}><table>
    <thead><tr><th scope="col">From</th><th scope="col">To</th><th scope="col">Emotion</th><th scope="col"><span class="unseen">Action</span></th></tr></thead>
    <tbody>${segments.map((s) => html`<tr><td>${clock(s.startSeconds)}</td><td>${clock(s.endSeconds)}</td>
      <td>${badge(model, { verdict: 'recognised', ...s })}</td>
      <td><button @click=${() => go(s.startSeconds)} aria-label="${playable ? 'Play' : 'Go'} from ${clock(s.startSeconds)}">${playable ? '▶ Play' : 'Show'}</button></td></tr>`)}</tbody>
  </table></div>`;
}
