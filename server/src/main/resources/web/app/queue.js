import { follow, get, post, problemOf, upload } from './api.js';
import { channelIndex } from './sound/open-sound.js';

/**
 * Files on their way, one after the other. An item's `state` is `waiting`, `sending` (with `share`, 0..1), `analysing`
 * (with `heardSeconds` of `seconds`, where the browser knows them), `done` (with `results`, a timeline a channel) or `failed` (with `problem`).
 */
export class AnalysisQueue extends EventTarget {
  items = [];
  #busy = false;

  /** @param request what is sent with each file: consent, channel, person, keepAudio */
  add(files, request) {
    const items = [...files].map((file) => ({ file, request, state: 'waiting' }));
    this.items = [...this.items, ...items];
    items.forEach((item) => secondsOf(item.file).then((seconds) => this.#set(item, { seconds }), () => {}));
    this.#changed();
    this.#work();
  }

  retry(item) {
    Object.assign(item, { state: 'waiting', problem: undefined });
    this.#changed();
    this.#work();
  }

  takeOut(item) {
    this.items = this.items.filter((kept) => kept !== item);
    this.#changed();
  }

  get unfinished() {
    return this.items.filter((i) => i.state !== 'done' && i.state !== 'failed').length;
  }

  async #work() {
    if (this.#busy) return;
    this.#busy = true;
    for (let item = this.#next(); item; item = this.#next()) {
      try {
        await this.#analyse(item);
      } catch (failed) {
        this.#set(item, { state: 'failed', problem: problemOf(failed) });
      }
    }
    this.#busy = false;
  }

  #next() { return this.items.find((i) => i.state === 'waiting'); }

  async #analyse(item) {
    this.#set(item, { state: 'sending', share: 0 });
    const { id } = await post('/recordings', { name: item.file.name, ...item.request });
    await upload(id, item.file, (share) => this.#set(item, share < 1 ? { share } : { state: 'analysing', heardSeconds: 0 }));
    this.#set(item, { state: 'analysing', heardSeconds: 0 });
    const recording = await follow(id, ({ heardSeconds }) => this.#set(item, { heardSeconds }));
    const results = await Promise.all(recording.sessions.map((session) => get(`/sessions/${session}/timeline`)));
    const place = ({ session }) => channelIndex(session.channel) ?? 0;
    this.#set(item, { state: 'done', results: results.sort((a, b) => place(a) - place(b)) });
  }

  #set(item, values) {
    Object.assign(item, values);
    this.#changed();
  }

  #changed() { this.dispatchEvent(new Event('change')); }
}

/** How long a file is, if the browser can tell. */
function secondsOf(file) {
  return new Promise((resolve, reject) => {
    const audio = new Audio();
    const end = (settle) => () => {
      URL.revokeObjectURL(audio.src);
      settle(Number.isFinite(audio.duration) ? audio.duration : undefined);
    };
    audio.preload = 'metadata';
    audio.onloadedmetadata = end(resolve);
    audio.onerror = end(reject);
    audio.src = URL.createObjectURL(file);
  });
}
