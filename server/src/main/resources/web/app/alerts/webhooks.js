import { LitElement, html, nothing } from 'lit';
import { get, problemOf } from '../api.js';
import { problemCard } from '../format.js';

/** What receivers of webhooks need to know, and which of them could not be reached yet. */
class Webhooks extends LitElement {
  static properties = { waiting: { state: true }, key: { state: true }, problem: { state: true } };

  createRenderRoot() { return this; }

  async opened(event) {
    if (!event.target.open) return;
    await this.attempt(async () => { this.waiting = (await get('/webhooks')).waiting; });
  }

  async attempt(act) {
    try {
      this.problem = undefined;
      await act();
    } catch (failed) {
      this.problem = problemOf(failed);
    }
  }

  waitingList() {
    if (this.waiting.length === 0) return html`<p class="small quiet">Every alert has reached its address.</p>`;
    return html`<p class="small">${this.waiting.length === 1 ? 'One alert waits' : `${this.waiting.length} alerts wait`} to be sent; the server tries again by itself.</p>
      <ul class="small">${this.waiting.slice(0, 10).map(({ url, attempts, lastFailure }) => html`<li>${new URL(url).host}, tried ${attempts} times${lastFailure ? `: ${lastFailure}` : ''}</li>`)}</ul>`;
  }

  render() {
    return html`<details class="card" @toggle=${this.opened}><summary>Webhooks</summary>
      ${this.problem ? problemCard(this.problem) : nothing}
      ${this.waiting ? this.waitingList() : nothing}
      <p class="small quiet">Each carries the header Undertone-Signature, by which a receiver knows that it comes from here.</p>
      ${this.key ? html`<label>Key of the signature, for the receiver alone<input readonly .value=${this.key} @focus=${(e) => e.target.select()}></label>`
        : html`<div class="row"><button @click=${() => this.attempt(async () => { this.key = (await get('/webhook-key')).key; })}>Show the key</button></div>`}</details>`;
  }
}

customElements.define('u-webhooks', Webhooks);
