import { LitElement, html, nothing } from 'lit';
import { sentence } from '../format.js';
import { canPickFolders, filesOf, forgetFolder, mayRead, rememberFolder, rememberedFolder } from './folders.js';
import { tracksFrom } from './tracks.js';

const SHOWN = 200;
const anyOf = new Intl.ListFormat('en', { type: 'disjunction' });

/** The music of one mood: from a folder, or from files and M3U lists. Sends `tracks`, `rename` and `pick` (a track to play now). */
class Shelf extends LitElement {
  static properties = {
    mood: { attribute: false }, tracks: { attribute: false }, playing: { attribute: false }, around: { attribute: false }, emotions: { attribute: false },
    missing: { state: true }, note: { state: true }, waiting: { state: true },
  };

  createRenderRoot() { return this; }

  constructor() {
    super();
    this.missing = [];
  }

  async firstUpdated() {
    if (!canPickFolders()) return;
    const handle = await rememberedFolder(this.mood.id).catch(() => undefined);
    if (!handle) return;
    if (await mayRead(handle, false)) await this.takeFolder(handle);
    else this.waiting = handle;
  }

  async choose() {
    try {
      const handle = await window.showDirectoryPicker({ id: 'undertone-music', startIn: 'music' });
      await rememberFolder(this.mood.id, handle);
      await this.takeFolder(handle);
    } catch (failed) {
      if (failed.name !== 'AbortError') this.note = 'The folder could not be read. Choose another one.';
    }
  }

  async again() {
    if (await mayRead(this.waiting, true)) await this.takeFolder(this.waiting);
  }

  async takeFolder(handle) {
    this.waiting = undefined;
    await this.take(await filesOf(handle));
  }

  async take(files) {
    const { tracks, missing } = await tracksFrom(files, this.around);
    this.missing = missing;
    this.note = tracks.length === 0 ? 'No music was found there that a browser plays (MP3, M4A, Ogg, Opus, FLAC, WAV).' : undefined;
    this.tell('tracks', tracks);
  }

  picked(event) {
    const files = [...event.target.files];
    event.target.value = '';
    if (files.length > 0) this.take(files);
  }

  empty() {
    this.missing = [];
    this.note = undefined;
    forgetFolder(this.mood.id).catch(() => {});
    this.tell('tracks', []);
  }

  tell(type, detail) { this.dispatchEvent(new CustomEvent(type, { detail })); }

  list() {
    return html`<details><summary>${this.tracks.length === 1 ? '1 track' : `${this.tracks.length} tracks`}</summary>
      <ol class="tracks">${this.tracks.slice(0, SHOWN).map((track) => html`<li><button class="plain" ?disabled=${track.broken} @click=${() => this.tell('pick', track)}
        aria-label="Play ${track.title} now">${track === this.playing ? '▶ ' : ''}${track.title}${track.broken ? ' (cannot be played)' : ''}</button></li>`)}</ol>
      ${this.tracks.length > SHOWN ? html`<p class="small quiet">and ${this.tracks.length - SHOWN} more</p>` : nothing}</details>`;
  }

  missingNote() {
    return html`<p class="small" role="status">${this.missing.length === 1 ? 'One entry of the list was' : `${this.missing.length} entries of the list were`} not found,
      such as “${this.missing[0]}”. Choose the folder in which the music lies for another mood, or the files together with the list.</p>`;
  }

  render() {
    const { id, name } = this.mood;
    return html`<section class="card shelf" aria-label="Music for ${name}">
      <label><span class="unseen">Name of the mood</span><input value=${name} maxlength="40" required @change=${(e) => this.tell('rename', e.target.value)}></label>
      <p class="small quiet">${this.emotions.length > 0 ? `Played to a voice that sounds ${anyOf.format(this.emotions)}.` : 'Played only by hand.'}</p>
      ${this.tracks.length > 0 ? this.list() : html`<p class="small">${this.waiting ? `The folder “${this.waiting.name}” was chosen before.` : 'No music yet.'}</p>`}
      ${this.note ? html`<p class="small" role="alert">${sentence(this.note)}</p>` : nothing}
      ${this.missing.length > 0 ? this.missingNote() : nothing}
      <div class="row">
        ${this.waiting ? html`<button class="main" @click=${this.again}>Open it again</button>` : nothing}
        ${canPickFolders() ? html`<button @click=${this.choose}>Choose a folder</button>`
          : html`<button @click=${() => this.querySelector('.folder').click()}>Choose a folder</button>`}
        <button @click=${() => this.querySelector('.files').click()}>Files or M3U list</button>
        ${this.tracks.length > 0 ? html`<button class="plain" @click=${this.empty}>Empty</button>` : nothing}</div>
      <input class="folder" type="file" webkitdirectory multiple hidden aria-label="Folder for ${name}" @change=${this.picked}>
      <input class="files" id="files-${id}" type="file" multiple hidden accept="audio/*,.m3u,.m3u8" aria-label="Files for ${name}" @change=${this.picked}>
    </section>`;
  }
}

customElements.define('u-shelf', Shelf);
