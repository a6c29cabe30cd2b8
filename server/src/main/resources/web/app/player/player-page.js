import { LitElement, html, nothing } from 'lit';
import { problemOf } from '../api.js';
import { adjective, colour, judgementWord, loadModel, word } from '../emotions.js';
import { clock, problemCard } from '../format.js';
import { Listening } from '../live/listening.js';
import { paint } from '../paint.js';
import { decide, nextTrack } from './chooser.js';
import { Deck } from './deck.js';
import { moodName, settings } from './moods.js';
import './shelf.js';

const SURE_OF_CHANGE_SECONDS = 20;

/** Player: the listener's own music; what the voice says picks the next track, until a hand does. */
class PlayerPage extends LitElement {
  static properties = {
    model: { state: true }, settings: { state: true }, shelves: { state: true }, hand: { state: true }, reason: { state: true }, problem: { state: true },
  };

  constructor() {
    super();
    this.settings = settings.read();
    this.shelves = Object.fromEntries(this.settings.moods.map(({ id }) => [id, []]));
    this.live = new Listening(this, { onEvent: (event) => event.type === 'window' && this.heard(event) });
    this.deck = new Deck();
    this.deck.volume = this.settings.volume;
    this.deck.fadeSeconds = this.settings.fadeSeconds;
    this.deck.addEventListener('change', () => this.requestUpdate());
    this.deck.addEventListener('ending', () => this.next());
    this.deck.addEventListener('broken', ({ detail }) => { detail.broken = true; this.next(); });
  }

  createRenderRoot() { return this; }
  connectedCallback() { super.connectedCallback(); this.load(); }

  async load() {
    try {
      this.problem = undefined;
      this.model = await loadModel();
    } catch (failed) {
      this.problem = problemOf(failed);
    }
  }

  set(values) {
    this.settings = { ...this.settings, ...values };
    settings.write(this.settings);
    this.deck.volume = this.settings.volume;
    this.deck.fadeSeconds = this.settings.fadeSeconds;
  }

  setTracks(mood, tracks) {
    const order = this.settings.shuffle ? shuffled(tracks.length) : tracks.map((_, i) => i);
    this.shelves = { ...this.shelves, [mood]: tracks.map((track, i) => ({ ...track, mood, place: order[i] })) };
  }

  get full() { return this.settings.moods.filter(({ id }) => this.shelves[id].length > 0); }

  /** What comes after this track, as things stand now: `{mood, reason, track}`. */
  get plan() {
    const current = this.deck.track?.mood;
    const asked = this.hand ? { mood: this.hand, reason: 'You chose it.' }
      : this.live.windows.length > 0 ? decide(this.live.windows, this.settings, current)
      : { mood: current, reason: 'Nothing was heard yet.' };
    const wanted = asked.mood && nextTrack(this.shelves[asked.mood], this.deck.track);
    if (wanted) return { ...asked, track: wanted };
    const mood = [current, ...this.full.map(({ id }) => id)].find((id) => id && nextTrack(this.shelves[id], this.deck.track));
    if (!mood) return { ...asked, track: undefined };
    const lacking = asked.mood && this.shelves[asked.mood].length === 0 ? ` There is no music for “${moodName(this.settings.moods, asked.mood)}” yet.` : '';
    return { mood, reason: asked.reason + lacking, track: nextTrack(this.shelves[mood], this.deck.track) };
  }

  next() {
    const { track, reason } = this.plan;
    if (track) this.playNow(track, reason);
    // A single track begins again.
    else if (this.deck.track && !this.deck.track.broken) this.playNow(this.deck.track, this.reason);
  }

  playNow(track, reason) {
    track.playedAt = Date.now();
    this.reason = reason;
    this.differsSince = undefined;
    this.deck.play(track);
  }

  /** A voice that asks for another mood for long enough does not wait for the end of the track, if that is wished. */
  heard(window) {
    if (!this.settings.early || this.hand || !this.deck.playing) return;
    const { mood, track } = this.plan;
    if (mood === this.deck.track.mood || !track) { this.differsSince = undefined; return; }
    this.differsSince ??= window.endSeconds;
    if (window.endSeconds - this.differsSince >= SURE_OF_CHANGE_SECONDS) this.next();
  }

  choose(mood) {
    this.hand = mood;
    if (mood && this.deck.playing && this.deck.track.mood !== mood && this.shelves[mood].length > 0) this.next();
  }

  nowCard() {
    const { track } = this.deck;
    const plan = this.plan;
    const { moods } = this.settings;
    return html`<section class="card now" aria-label="Now playing">
      ${track ? html`<p class="small quiet">${moodName(moods, track.mood)}</p><h2 class="title" id="track">${track.title}</h2>
        <p class="small" id="reason">${this.reason}</p>
        <label><span class="unseen">Place in the track</span><input type="range" min="0" max=${Math.max(1, Math.round(this.deck.duration))} .value=${String(Math.round(this.deck.seconds))}
          aria-valuetext="${clock(this.deck.seconds)} of ${clock(this.deck.duration)}" @input=${(e) => this.deck.seek(Number(e.target.value))}></label>
        <p class="row apart small numbers quiet"><span>${clock(this.deck.seconds)}</span><span>${clock(this.deck.duration)}</span></p>`
        : html`<h2 class="title">${this.full.length === 0 ? 'Choose your music first' : 'Ready'}</h2>
          <p class="quiet">${this.full.length === 0 ? 'Give at least one mood below a folder of yours, or an M3U list. The files are played by this browser and go nowhere.' : 'Press play, and have your voice heard if it shall choose.'}</p>`}
      <div class="row">
        <button class="main" id="play" ?disabled=${!track && !plan.track} @click=${() => (track ? this.deck.toggle() : this.next())}>${this.deck.playing ? 'Pause' : 'Play'}</button>
        <button id="skip" ?disabled=${!plan.track || !track} @click=${() => this.next()}>Skip</button></div>
      ${track && plan.track ? html`<p class="small"><strong>Next: ${plan.track.title}</strong> <span class="quiet">(${moodName(moods, plan.mood)})</span><br><span class="quiet" id="next-reason">${plan.reason}</span></p>` : nothing}
    </section>`;
  }

  voiceCard() {
    const { phase, now, connection } = this.live;
    const sure = now?.verdict === 'recognised' && connection === 'open';
    if (phase === 'listening' || phase === 'stopping') {
      return html`<section class="card moment small-moment" aria-label="Your voice" ${paint({ '--emotion': sure ? colour(this.model, now.emotion) : undefined })}>
        <p class="small quiet">Your voice</p>
        <div class="word ${sure ? '' : 'muted'}" id="voice">${connection === 'broken' ? 'Connection lost …' : now ? judgementWord(now) : 'Listening …'}</div>
        <div class="row"><span class="dot ${connection === 'open' ? '' : 'still'}"></span><button @click=${() => this.live.stop()} ?disabled=${phase === 'stopping'}>Stop listening</button></div>
      </section>`;
    }
    return html`<section class="card" aria-label="Your voice"><h2>Your voice</h2>
      <p class="small quiet">While it listens, how you sound in the last half minute chooses the mood of the next track. You are asked for consent first; the session is listed under Sessions and can be deleted there.</p>
      <label class="check"><input type="checkbox" .checked=${this.settings.loudspeaker} @change=${(e) => this.set({ loudspeaker: e.target.checked })}>Music comes from loudspeakers, not headphones</label>
      <div class="row"><button class="main" id="start" ?disabled=${phase === 'opening'}
        @click=${() => this.live.start({ name: 'Player' }, { loudspeaker: this.settings.loudspeaker })}>Listen to my voice</button></div></section>`;
  }

  handCard() {
    const button = (mood, name, disabled = false) => html`<button aria-pressed=${(this.hand ?? '') === (mood ?? '')} ?disabled=${disabled} @click=${() => this.choose(mood)}>${name}</button>`;
    return html`<section class="card wide"><h2>Who chooses?</h2>
      <div class="row" role="group" aria-label="Who chooses">${button(undefined, 'My voice')}
        ${this.settings.moods.map(({ id, name }) => button(id, name, this.shelves[id].length === 0))}</div></section>`;
  }

  shelf(mood) {
    const emotions = this.model.emotions.map(({ id }) => id).filter((id) => this.settings.forEmotion[id] === mood.id).map(adjective);
    return html`<u-shelf .mood=${mood} .tracks=${this.shelves[mood.id]} .emotions=${emotions} .playing=${this.deck.track}
      .around=${Object.values(this.shelves).flat().map(({ file }) => file)}
      @tracks=${({ detail }) => this.setTracks(mood.id, detail)} @pick=${({ detail }) => this.playNow(detail, 'You chose it.')}
      @rename=${({ detail }) => detail.trim() && this.set({ moods: this.settings.moods.map((m) => (m.id === mood.id ? { ...m, name: detail.trim() } : m)) })}></u-shelf>`;
  }

  optionsCard() {
    const { moods, forEmotion, fadeSeconds, volume, shuffle, early } = this.settings;
    return html`<details class="card wide"><summary>Which voice plays which music, and how</summary>
      <div class="fields">${this.model.emotions.map(({ id }) => html`<label>${word(id)}
        <select @change=${(e) => this.set({ forEmotion: { ...forEmotion, [id]: e.target.value } })}>
          <option value="">Nothing</option>${moods.map((m) => html`<option value=${m.id} ?selected=${forEmotion[id] === m.id}>${m.name}</option>`)}</select></label>`)}</div>
      <div class="fields">
        <label>Volume<input type="range" min="0" max="1" step="0.05" .value=${String(volume)} @input=${(e) => this.set({ volume: Number(e.target.value) })}></label>
        <label>Seconds from one track into the next<input type="number" min="0" max="15" .value=${String(fadeSeconds)}
          @change=${(e) => this.set({ fadeSeconds: Math.min(15, Math.max(0, Number(e.target.value) || 0)) })}></label></div>
      <label class="check"><input type="checkbox" .checked=${shuffle} @change=${(e) => { this.set({ shuffle: e.target.checked }); Object.entries(this.shelves).forEach(([id, tracks]) => this.setTracks(id, tracks)); }}>In mixed order</label>
      <label class="check"><input type="checkbox" .checked=${early} @change=${(e) => this.set({ early: e.target.checked })}>Change before a track ends when my voice has asked for another mood for ${SURE_OF_CHANGE_SECONDS} seconds</label>
      <div class="row"><button @click=${() => { this.settings = settings.reset(); this.set({}); }}>As it was at first</button></div></details>`;
  }

  render() {
    const problem = this.problem ?? this.live.problem;
    return html`<div class="page live">
      <header><h1>Player</h1><p class="quiet">Your own music, chosen by how you sound. Nothing leaves this machine.</p></header>
      ${problem ? html`<div class="wide">${problemCard(problem, this.model ? undefined : () => this.load())}</div>` : nothing}
      ${!this.model ? nothing : html`${this.nowCard()}${this.voiceCard()}${this.handCard()}
        <div class="wide shelves">${this.settings.moods.map((mood) => this.shelf(mood))}</div>${this.optionsCard()}`}
    </div>`;
  }
}

/** The numbers 0..n−1 in another order (Fisher and Yates). */
function shuffled(n) {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

customElements.define('u-player-page', PlayerPage);
