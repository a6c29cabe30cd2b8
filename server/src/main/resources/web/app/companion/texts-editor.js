import { LitElement, html, nothing } from 'lit';
import { word } from '../emotions.js';
import { UNSURE, areTexts, textOf, texts } from './texts.js';

/** The person's own words for each tone. Sends `change` with all of them. */
class TextsEditor extends LitElement {
  static properties = { model: { attribute: false }, all: { attribute: false }, said: { state: true } };

  createRenderRoot() { return this; }

  save(all, said) {
    texts.write(all);
    this.said = said;
    this.dispatchEvent(new CustomEvent('change', { detail: all }));
  }

  edited(id, values) { this.save({ ...this.all, [id]: { ...textOf(this.all, id), ...values } }, 'Saved in this browser.'); }

  take() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(this.all, null, 2)], { type: 'application/json' }));
    link.download = 'companion-texts.json';
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async bring(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    try {
      const brought = JSON.parse(await file.text());
      if (!areTexts(brought)) throw new TypeError('no texts');
      this.save({ ...this.all, ...brought }, `The texts of “${file.name}” are used now.`);
    } catch {
      this.said = `“${file.name}” holds no texts. Use a file that was exported here: for each emotion a meaning and a list of suggestions.`;
    }
  }

  /** `change` events of the fields must not be taken for this element's own. */
  field(event, id, values) {
    event.stopPropagation();
    this.edited(id, values);
  }

  fields(id, name) {
    const { meaning, suggestions } = textOf(this.all, id);
    return html`<fieldset><legend><strong>${name}</strong></legend>
      <label>What it means<textarea rows="2" maxlength="400" .value=${meaning} @change=${(e) => this.field(e, id, { meaning: e.target.value.trim() })}></textarea></label>
      <label>Suggestions, one a line<textarea rows="4" maxlength="2000" .value=${suggestions.join('\n')}
        @change=${(e) => this.field(e, id, { suggestions: e.target.value.split('\n').map((s) => s.trim()).filter(Boolean) })}></textarea></label></fieldset>`;
  }

  render() {
    return html`<details class="card"><summary>Texts: change them to your own words</summary>
      <p class="small quiet">They are kept in this browser only.</p>
      <div class="row">
        <button @click=${this.take}>Export</button>
        <button @click=${() => this.querySelector('input[type=file]').click()}>Import</button>
        <button @click=${() => this.save(texts.reset(), 'The texts are as they were at first.')}>As they were at first</button>
        <input type="file" hidden accept="application/json,.json" aria-label="File with texts" @change=${(e) => { e.stopPropagation(); this.bring(e); }}></div>
      <p class="small" role="status">${this.said ?? nothing}</p>
      <div class="texts">${this.model.emotions.map(({ id }) => this.fields(id, word(id)))}${this.fields(UNSURE, 'Not clear')}</div></details>`;
  }
}

customElements.define('u-texts-editor', TextsEditor);
