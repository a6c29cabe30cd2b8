import { LitElement, html, nothing } from 'lit';
import { paint } from '../paint.js';
import { ROWS, heightOf, overviewOf } from './overview.js';

const COLUMNS = 900;
const MARKED_HZ = [250, 1000, 4000];

/** A recording's waveform above its spectrogram, to click into: sends `seek` like the strip under it. */
class Sound extends LitElement {
  static properties = { sound: { attribute: false }, channel: { type: Number }, seconds: { type: Number }, at: { type: Number }, failed: { state: true } };

  createRenderRoot() { return this; }

  constructor() {
    super();
    this.redraw = () => this.draw();
    this.resized = new ResizeObserver(this.redraw);
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('undertone-theme', this.redraw);
    this.resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('undertone-theme', this.redraw);
    this.resized.disconnect();
  }

  async updated(changed) {
    if (!changed.has('sound') || !this.sound) return;
    try {
      const shown = this.sound;
      const overview = await overviewOf(shown, this.channel, COLUMNS);
      if (shown !== this.sound) return;
      this.overview = overview;
      this.draw();
    } catch {
      this.failed = true;
    }
  }

  /** The recording may be a little shorter than what was judged; both are drawn on one scale. */
  get share() { return Math.min(1, this.sound.length / this.sound.rate / this.seconds); }

  draw() {
    if (!this.overview || !this.isConnected) return;
    this.drawWave(this.sized('canvas.wave'));
    this.drawSpectrum(this.sized('canvas.spectrum'));
  }

  sized(selector) {
    const canvas = this.querySelector(selector);
    canvas.width = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
    canvas.height = Math.max(1, Math.round(canvas.clientHeight * devicePixelRatio));
    return canvas;
  }

  drawWave(canvas) {
    const brush = canvas.getContext('2d');
    const { peaks } = this.overview;
    const width = canvas.width * this.share;
    const tall = canvas.height;
    brush.fillStyle = getComputedStyle(canvas).color;
    for (let x = 0; x < width; x++) {
      const half = Math.max(0.5, (peaks[Math.min(COLUMNS - 1, Math.floor((x / width) * COLUMNS))] * tall) / 2);
      brush.fillRect(x, tall / 2 - half, 1, 2 * half);
    }
  }

  drawSpectrum(canvas) {
    const style = getComputedStyle(canvas);
    const brush = canvas.getContext('2d');
    brush.imageSmoothingQuality = 'high';
    brush.drawImage(pictureOf(this.overview.levels, rgb(style.backgroundColor), rgb(style.color)), 0, 0, canvas.width * this.share, canvas.height);
    brush.font = `${11 * devicePixelRatio}px ${style.fontFamily}`;
    for (const mark of MARKED_HZ) {
      const y = canvas.height * (1 - heightOf(mark, this.sound.rate));
      if (y < 0) continue;
      const text = mark < 1000 ? `${mark} Hz` : `${mark / 1000} kHz`;
      brush.fillStyle = style.backgroundColor;
      brush.globalAlpha = 0.75;
      brush.fillRect(0, y - 8 * devicePixelRatio, brush.measureText(text).width + 8 * devicePixelRatio, 16 * devicePixelRatio);
      brush.globalAlpha = 1;
      brush.fillStyle = getComputedStyle(this).color;
      brush.fillText(text, 4 * devicePixelRatio, y + 4 * devicePixelRatio);
    }
  }

  clicked(event) {
    const box = event.currentTarget.getBoundingClientRect();
    const seconds = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * this.seconds;
    this.dispatchEvent(new CustomEvent('seek', { detail: { seconds, play: true } }));
  }

  render() {
    if (this.failed) return nothing;
    return html`<div class="sound" @click=${this.clicked}>
      <canvas class="wave" role="img" aria-label="Waveform: loudness over time"></canvas>
      <canvas class="spectrum" role="img" aria-label="Spectrogram: which pitches were loud when"></canvas>
      <i class="cursor" ${paint({ '--share': `${(100 * Math.min(this.at ?? 0, this.seconds)) / this.seconds}%` })}></i></div>`;
  }
}

const rgb = (text) => text.match(/[\d.]+/g).slice(0, 3).map(Number);

/** One shade from the ground to the ink: an emotion's colour is never a spectrogram's. */
function pictureOf(levels, ground, ink) {
  const picture = new OffscreenCanvas(COLUMNS, ROWS);
  const pixels = new ImageData(COLUMNS, ROWS);
  for (let column = 0; column < COLUMNS; column++) {
    for (let row = 0; row < ROWS; row++) {
      const level = levels[column * ROWS + row] ** 1.6;
      const at = 4 * ((ROWS - 1 - row) * COLUMNS + column);
      for (let i = 0; i < 3; i++) pixels.data[at + i] = ground[i] + level * (ink[i] - ground[i]);
      pixels.data[at + 3] = 255;
    }
  }
  picture.getContext('2d').putImageData(pixels, 0, 0);
  return picture;
}

customElements.define('u-sound', Sound);
