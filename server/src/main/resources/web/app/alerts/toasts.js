import { LitElement, html } from 'lit';
import { time } from '../format.js';
import { alarm } from './alarm.js';
import { onAlert } from './feed.js';
import { measuredIn } from './rules.js';

const MOST = 3;

/** Alerts over whatever page is open, until they are seen. */
class Toasts extends LitElement {
  static properties = { alerts: { state: true } };

  constructor() {
    super();
    this.alerts = [];
    onAlert((alert, first) => {
      if (first) alarm(alert);
      // The page of that very session shows it itself.
      if (document.querySelector('u-live-page')?.live.session !== alert.session) this.alerts = [alert, ...this.alerts].slice(0, MOST);
    });
  }

  createRenderRoot() { return this; }

  render() {
    return html`<div class="toasts" role="alert">${this.alerts.map((alert) => html`<div class="toast">
      <div><strong>${alert.name}</strong><br><span class="small">${time(alert.at)} · ${alert.detail.watch ? measuredIn(alert.detail) : ''}</span></div>
      <a class="button" href="/sessions/${alert.session}?at=${alert.atSeconds}">Show</a>
      <button @click=${() => { this.alerts = this.alerts.filter((kept) => kept !== alert); }} aria-label="${alert.name} is seen">Seen</button></div>`)}</div>`;
  }
}

customElements.define('u-toasts', Toasts);
