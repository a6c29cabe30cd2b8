import { html } from 'lit';

/** Seconds as 0:07, 12:05 or 1:02:05. */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  const two = (n) => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

export const day = (iso) => new Date(iso).toLocaleDateString(undefined,
  { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
export const shortDay = (iso) => new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
export const time = (iso) => new Date(iso).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });

/** A live session's own name is its moment in UTC, which helps nobody. */
export const nameOf = (session) => (/^Live \d{4}-/.test(session.name) ? 'Live session' : session.name);

/** A problem as people can use it: what, where, remedy. */
export const problemCard = (problem, again) => html`
  <div class="card problem" role="alert">
    <h2>${problem.title}</h2>
    ${problem.detail ? html`<p>${sentence(problem.detail)}</p>` : ''}
    ${problem.remedy ? html`<p class="quiet">What helps: ${problem.remedy.replace(/\.$/, '')}.</p>` : ''}
    ${again ? html`<div class="row"><button @click=${again}>Try again</button></div>` : ''}
  </div>`;

export const sentence = (text) => (text ? text[0].toUpperCase() + text.slice(1) : '');
