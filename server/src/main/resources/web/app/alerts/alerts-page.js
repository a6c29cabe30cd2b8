import { LitElement, html, nothing } from 'lit';
import { get, post, problemOf, put, remove } from '../api.js';
import { confirm } from '../dialogs.js';
import { loadModel } from '../emotions.js';
import { clock, problemCard, shortDay, time } from '../format.js';
import { ask, permission } from './alarm.js';
import { onAlert } from './feed.js';
import './rule-form.js';
import { freshRule, measuredIn, sentenceOf } from './rules.js';
import './trial.js';
import './webhooks.js';

const HISTORY = 100;

/** Alerts: rules made by hand and tried before they are switched on, and what they said so far. */
class AlertsPage extends LitElement {
  static properties = {
    model: { state: true }, rules: { state: true }, history: { state: true }, editing: { state: true }, draft: { state: true },
    allowed: { state: true }, problem: { state: true }, said: { state: true },
  };

  constructor() {
    super();
    this.allowed = permission();
    onAlert((alert) => { if (this.history) this.history = [alert, ...this.history]; });
  }

  createRenderRoot() { return this; }
  connectedCallback() { super.connectedCallback(); this.load(); }

  load() {
    return this.attempt(async () => {
      this.model = await loadModel();
      const [{ rules }, { alerts }] = await Promise.all([get('/alert-rules'), get(`/alerts?limit=${HISTORY}`)]);
      this.rules = rules;
      this.history = alerts;
    });
  }

  async attempt(act) {
    try {
      this.problem = undefined;
      await act();
      return true;
    } catch (failed) {
      this.problem = problemOf(failed);
      return false;
    }
  }

  edit(entry) {
    this.editing = entry;
    this.draft = entry.rule;
    this.said = '';
    this.updateComplete.then(() => this.querySelector('u-rule-form')?.scrollIntoView({ block: 'nearest' }));
    this.updateComplete.then(() => this.querySelector('u-rule-form')?.updateComplete).then(() => this.querySelector('u-rule-form [name=name]')?.focus());
  }

  done() {
    this.editing = undefined;
    this.updateComplete.then(() => this.querySelector('#new')?.focus());
  }

  async save(entry) {
    const saved = await this.attempt(() => (this.editing.id ? put(`/alert-rules/${this.editing.id}`, entry) : post('/alert-rules', entry)));
    if (!saved) return;
    this.said = `“${entry.name}” is saved and ${entry.enabled ? 'watches from now on' : 'switched off'}.`;
    this.done();
    await this.load();
  }

  async toggle({ id, name, enabled, rule }) {
    if (await this.attempt(() => put(`/alert-rules/${id}`, { name, rule, enabled: !enabled }))) await this.load();
  }

  async delete({ id, name }) {
    const sure = await confirm({ title: `Delete the rule “${name}”?`, text: 'It watches no more. Its past alerts stay in the history.', action: 'Delete' });
    if (sure && await this.attempt(() => remove(`/alert-rules/${id}`))) await this.load();
  }

  ruleItem(entry) {
    const { id, name, enabled, rule } = entry;
    return html`<li class="rule"><div><h3>${name}</h3><p class="small quiet">${sentenceOf(rule)}</p></div>
      <div class="row"><label class="check"><input type="checkbox" role="switch" aria-label="${name} is on" .checked=${enabled} @change=${() => this.toggle(entry)}>${enabled ? 'On' : 'Off'}</label>
        <button @click=${() => this.edit(entry)} aria-label="Change ${name}" ?disabled=${this.editing?.id === id}>Change</button>
        <button class="plain" @click=${() => this.delete(entry)} aria-label="Delete ${name}">Delete</button></div></li>`;
  }

  rulesCard() {
    if (this.rules.length === 0 && this.editing) return nothing;
    if (this.rules.length === 0) {
      return html`<section class="card empty"><h2>No rules yet</h2>
        <p class="quiet">A rule watches live sessions and alerts you, such as when anger rises above what is usual for the person. Try it on a past session before you switch it on.</p>
        <button class="main" id="new" @click=${() => this.edit({ name: 'Anger rising', rule: freshRule() })}>Make a rule</button></section>`;
    }
    return html`<section class="card"><div class="row apart"><h2>Rules</h2>
        ${this.editing ? nothing : html`<button class="main" id="new" @click=${() => this.edit({ name: '', rule: freshRule() })}>New rule</button>`}</div>
      <ul class="rules">${this.rules.map((entry) => this.ruleItem(entry))}</ul></section>`;
  }

  editor() {
    return html`<div class="editor"><section class="card"><h2>${this.editing.id ? `Change “${this.editing.name}”` : 'A new rule'}</h2>
      <u-rule-form .model=${this.model} .entry=${this.editing} @change=${({ detail }) => { this.draft = detail.rule; }}
        @save=${({ detail }) => this.save(detail)} @cancel=${this.done}></u-rule-form></section>
      <u-trial .model=${this.model} .rule=${this.draft}></u-trial></div>`;
  }

  notificationsLine() {
    if (this.allowed === 'default') {
      return html`<div class="notice row apart"><p>Notifications are not allowed on this device yet.</p>
        <button @click=${async () => { this.allowed = await ask(); }}>Allow notifications</button></div>`;
    }
    return this.allowed === 'denied' ? html`<p class="notice">Notifications are blocked for these pages. Allow them in the browser’s settings for this address.</p>` : nothing;
  }

  historyCard() {
    return html`<section class="card"><h2>What they said</h2>
      ${this.history.length === 0 ? html`<p class="quiet small">No rule has fired yet. Alerts of live sessions are listed here.</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label="Alerts so far"><table>
          <thead><tr><th scope="col">When</th><th scope="col">Rule</th><th scope="col">Measured</th><th scope="col">Session</th></tr></thead>
          <tbody>${this.history.map((alert) => html`<tr><td>${shortDay(alert.at)}, ${time(alert.at)}</td><td>${alert.name}</td>
            <td>${alert.detail.watch ? measuredIn(alert.detail) : ''}</td>
            <td>${alert.session ? html`<a href="/sessions/${alert.session}?at=${alert.atSeconds}">at ${clock(alert.atSeconds)}</a>` : 'deleted'}</td></tr>`)}</tbody></table></div>`}</section>`;
  }

  render() {
    return html`<div class="page">
      <header><h1>Alerts</h1></header>
      ${this.problem ? problemCard(this.problem, this.rules ? undefined : () => this.load()) : nothing}
      <p class=${this.said ? 'notice' : 'unseen'} role="status">${this.said}</p>
      ${this.rules ? html`${this.notificationsLine()}${this.editing ? this.editor() : nothing}${this.rulesCard()}${this.historyCard()}
        ${this.rules.some(({ rule }) => rule.actions?.some((a) => a.type === 'webhook')) ? html`<u-webhooks></u-webhooks>` : nothing}`
        : this.problem ? nothing : html`<p class="quiet">Loading …</p>`}
    </div>`;
  }
}

customElements.define('u-alerts-page', AlertsPage);
