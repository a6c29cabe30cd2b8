import { follow, get, post, problemOf, upload } from './api.js';

/**
 * Files on their way, one after the other. An item's `state` is `waiting`, `sending` (with `share`, 0..1), `analysing`
 * (with `heardSeconds`), `done` (with `results`, a timeline a channel) or `failed` (with `problem`).
 */
export class AnalysisQueue extends EventTarget {
  items = [];
  #busy = false;

  /** @param request what is sent with each file: consent, channel, person, keepAudio */
  add(files, request) {
    const items = [...files].map((file) => ({ file, request, state: 'waiting' }));
    this.items = [...this.items, ...items];
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
    this.#set(item, { state: 'done', results });
  }

  #set(item, values) {
    Object.assign(item, values);
    this.#changed();
  }

  #changed() { this.dispatchEvent(new Event('change')); }
}
