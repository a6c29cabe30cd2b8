import { LitElement, html, nothing } from 'lit';
import { AGAINST, freshRule, scaleOf, sentenceOf, watchable } from './rules.js';

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** An alert rule in fields. Sends `change` with `{name, rule}` at every change and `save` with `{name, rule, enabled}`. */
class RuleForm extends LitElement {
  static properties = { model: { attribute: false }, entry: { attribute: false }, rule: { state: true }, name: { state: true } };

  createRenderRoot() { return this; }

  willUpdate(changed) {
    if (!changed.has('entry')) return;
    this.rule = this.entry?.rule ?? freshRule();
    this.name = this.entry?.name ?? 'Anger rising';
  }

  set(values) {
    const rule = { ...this.rule, ...values };
    for (const key of Object.keys(rule)) if (rule[key] === undefined) delete rule[key];
    this.rule = rule;
    this.dispatchEvent(new CustomEvent('change', { detail: { name: this.name, rule } }));
  }

  get side() { return this.rule.above === undefined ? 'below' : 'above'; }
  get scale() { return scaleOf(this.rule.watch, this.rule.against ?? 'absolute'); }

  /** Another scale begins with a threshold that makes sense on it. */
  measure(values) {
    const { watch, against = 'absolute' } = { ...this.rule, ...values };
    const { start } = scaleOf(watch, against);
    this.set({ ...values, above: start, below: undefined, release: undefined });
  }

  turn(side) {
    const value = this.rule[this.side];
    this.set({ above: undefined, below: undefined, release: undefined, [side]: this.rule.against === 'absolute' ? value : -value });
  }

  threshold(text) {
    const value = Number(text) / this.scale.factor;
    if (text !== '' && Number.isFinite(value)) this.set({ [this.side]: value, release: undefined });
  }

  seconds(name, event) {
    if (event.target.value !== '' && event.target.validity.valid) this.set({ [name]: Number(event.target.value) });
  }

  action(type) { return (this.rule.actions ?? [{ type: 'page' }]).find((a) => a.type === type); }

  setAction(type, value) {
    const others = (this.rule.actions ?? [{ type: 'page' }]).filter((a) => a.type !== type);
    const actions = value ? [...others, { type, ...value }] : others;
    this.set({ actions: actions.length > 0 ? actions : [{ type: 'page' }] });
  }

  quiet(part, value) {
    const [from, to] = (this.rule.quietHours?.between?.[0] ?? '-').split('-');
    const [a, b] = part === 0 ? [value, to] : [from, value];
    this.set({ quietHours: a && b ? { zone: zone(), between: [`${a}-${b}`] } : undefined });
    this.quietParts = [a, b];
  }

  submit(event) {
    event.preventDefault();
    const enabled = event.submitter.value === 'on';
    this.dispatchEvent(new CustomEvent('save', { detail: { name: this.name.trim(), rule: this.rule, enabled } }));
  }

  measureFields() {
    const { watch, against = 'absolute' } = this.rule;
    const { from, to, step, unit, factor } = this.scale;
    return html`<div class="fields">
      <label>Watch<select name="watch" @change=${(e) => this.measure({ watch: e.target.value })}>
        ${watchable(this.model).map(([id, name]) => html`<option value=${id} ?selected=${id === watch}>${name}</option>`)}</select></label>
      <label>Compared with<select name="against" @change=${(e) => this.measure({ against: e.target.value })}>
        ${Object.entries(AGAINST).map(([id, name]) => html`<option value=${id} ?selected=${id === against}>${name}</option>`)}</select></label>
      <label>Alert when it is<select name="side" @change=${(e) => this.turn(e.target.value)}>
        <option value="above" ?selected=${this.side === 'above'}>above</option><option value="below" ?selected=${this.side === 'below'}>below</option></select></label>
      <label>${against === 'absolute' ? 'Threshold' : 'By'}, ${unit}<input name="threshold" type="number" required min=${from} max=${to} step=${step}
        .value=${String(Math.round(this.rule[this.side] * factor * 100) / 100)} @change=${(e) => this.threshold(e.target.value)}></label></div>`;
  }

  timeFields() {
    const field = (name, label, most, otherwise) => html`<label>${label}<input name=${name} type="number" min="0" max=${most} step="0.5"
      .value=${String(this.rule[name] ?? otherwise)} @change=${(e) => this.seconds(name, e)}></label>`;
    const [from, to] = this.quietParts ?? (this.rule.quietHours?.between?.[0] ?? '-').split('-');
    return html`<div class="fields">
      ${field('forSeconds', 'For seconds of speech', 600, 2)}
      ${field('coolDownSeconds', 'Quiet after an alert, seconds', 86_400, 60)}
      ${(this.rule.against ?? 'absolute') === 'absolute' ? nothing : field('warmUpSeconds', 'Learn the usual for, seconds', 3600, 20)}
      <label>Never from<input type="time" .value=${from ?? ''} @change=${(e) => this.quiet(0, e.target.value)}></label>
      <label>until<input type="time" .value=${to ?? ''} @change=${(e) => this.quiet(1, e.target.value)}></label></div>`;
  }

  actionFields() {
    const notification = this.action('notification');
    const webhook = this.action('webhook');
    return html`<fieldset class="plain"><legend>Then</legend>
      <label class="check"><input type="checkbox" .checked=${this.action('page') !== undefined} @change=${(e) => this.setAction('page', e.target.checked && {})}>Show it on open pages</label>
      <label class="check"><input type="checkbox" .checked=${notification !== undefined} @change=${(e) => this.setAction('notification', e.target.checked && { vibrate: true })}>Notify, and vibrate where a device can</label>
      <label>Tell a web address (optional)<input name="webhook" type="url" maxlength="2000" placeholder="https://example.org/alerts" pattern="https?://.+" .value=${webhook?.url ?? ''}
        @change=${(e) => e.target.validity.valid && this.setAction('webhook', e.target.value.trim() && { url: e.target.value.trim() })}></label></fieldset>`;
  }

  render() {
    return html`<form class="page" @submit=${this.submit} @change=${(e) => e.stopPropagation()}>
      <label>Name<input name="name" required maxlength="100" .value=${this.name} @input=${(e) => { this.name = e.target.value; }}></label>
      ${this.measureFields()}${this.timeFields()}${this.actionFields()}
      <p class="small" id="sentence"><strong>In words:</strong> ${sentenceOf(this.rule)}</p>
      <div class="row"><button class="main" name="enabled" value="on">Save and switch on</button>
        <button name="enabled" value="off">Save, switched off</button>
        <button type="button" class="plain" @click=${() => this.dispatchEvent(new Event('cancel'))}>Cancel</button></div></form>`;
  }
}

customElements.define('u-rule-form', RuleForm);
