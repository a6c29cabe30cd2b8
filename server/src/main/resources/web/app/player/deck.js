const STEP_MILLIS = 50;
const QUICK_FADE_SECONDS = 0.25;

/** Plays tracks one into the other: the old one is faded out while the new one comes. Events: `change`, `ending`, `broken`. */
export class Deck extends EventTarget {
  #now = this.#player();
  #before = this.#player();
  #volume = 1;
  #fading;

  track = undefined;
  fadeSeconds = 4;

  set volume(volume) {
    this.#volume = volume;
    if (!this.#fading) this.#now.volume = volume;
  }

  get playing() { return this.track !== undefined && !this.#now.paused; }
  get seconds() { return this.#now.currentTime; }
  get duration() { return Number.isFinite(this.#now.duration) ? this.#now.duration : 0; }

  /** Goes over to a track, at once when nothing plays. */
  async play(track) {
    this.#endFade();
    const fade = this.playing ? Math.min(this.fadeSeconds, Math.max(QUICK_FADE_SECONDS, this.duration - this.seconds)) : 0;
    [this.#now, this.#before] = [this.#before, this.#now];
    this.track = track;
    this.told = false;
    this.#now.src = URL.createObjectURL(track.file);
    this.#now.volume = fade > 0 ? 0 : this.#volume;
    try {
      await this.#now.play();
    } catch (failed) {
      // A track that is replaced before it began is not broken.
      if (this.track === track && failed.name !== 'AbortError') this.dispatchEvent(new CustomEvent('broken', { detail: track }));
      return;
    }
    if (fade > 0) this.#fade(fade);
    else this.#empty(this.#before);
    this.#changed();
  }

  toggle() {
    if (this.#now.paused) this.#now.play();
    else {
      this.#endFade();
      this.#now.pause();
    }
    this.#changed();
  }

  seek(seconds) { this.#now.currentTime = seconds; }

  /** Equal power: the sum of both is as loud as one. */
  #fade(seconds) {
    const begun = performance.now();
    const outFrom = this.#before.volume;
    this.#fading = setInterval(() => {
      const share = Math.min(1, (performance.now() - begun) / 1000 / seconds);
      this.#now.volume = this.#volume * Math.sin((share * Math.PI) / 2);
      this.#before.volume = outFrom * Math.cos((share * Math.PI) / 2);
      if (share === 1) this.#endFade();
    }, STEP_MILLIS);
  }

  #endFade() {
    clearInterval(this.#fading);
    this.#fading = undefined;
    this.#now.volume = this.#volume;
    this.#empty(this.#before);
  }

  #empty(player) {
    player.pause();
    if (player.src) URL.revokeObjectURL(player.src);
    player.removeAttribute('src');
  }

  #player() {
    const player = new Audio();
    player.addEventListener('timeupdate', () => {
      if (player !== this.#now) return;
      // Once a track, in time for the fade.
      if (!this.told && this.duration > 0 && this.duration - this.seconds <= this.fadeSeconds + QUICK_FADE_SECONDS) {
        this.told = true;
        this.dispatchEvent(new Event('ending'));
      }
      this.#changed();
    });
    player.addEventListener('ended', () => {
      if (player !== this.#now || this.told) return;
      this.told = true;
      this.dispatchEvent(new Event('ending'));
    });
    return player;
  }

  #changed() { this.dispatchEvent(new Event('change')); }
}
