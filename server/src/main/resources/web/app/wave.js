import { LitElement, html } from 'lit';

const LARGEST_BYTES = 60 * 1024 * 1024;

/** A file's peaks over time, drawn by the browser itself where it can decode the file. */
class Wave extends LitElement {
  static properties = { file: { attribute: false }, unreadable: { state: true } };

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

  async firstUpdated() {
    try {
      if (this.file.size > LARGEST_BYTES) throw new RangeError('too large to be drawn');
      const decoded = await new OfflineAudioContext(1, 1, 16000).decodeAudioData(await this.file.arrayBuffer());
      this.samples = decoded.getChannelData(0);
      // Quiet recordings are drawn as tall as loud ones: their shape is looked at, not their loudness.
      this.loudest = this.samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 1e-6);
      this.draw();
    } catch {
      this.unreadable = true;
    }
  }

  draw() {
    const canvas = this.querySelector('canvas');
    if (!canvas || !this.samples || canvas.clientWidth === 0) return;
    const scale = devicePixelRatio;
    const width = canvas.width = Math.round(canvas.clientWidth * scale);
    const height = canvas.height = Math.round(canvas.clientHeight * scale);
    const paint = canvas.getContext('2d');
    paint.fillStyle = getComputedStyle(this).color;
    for (let x = 0; x < width; x++) {
      const to = Math.max(Math.floor(((x + 1) * this.samples.length) / width), Math.floor((x * this.samples.length) / width) + 1);
      let peak = 0;
      for (let i = Math.floor((x * this.samples.length) / width); i < to; i++) peak = Math.max(peak, Math.abs(this.samples[i] ?? 0));
      const half = Math.max(0.5, ((peak / this.loudest) * height) / 2);
      paint.fillRect(x, height / 2 - half, 1, 2 * half);
    }
  }

  render() {
    return this.unreadable ? html`` : html`<canvas role="img" aria-label="Loudness over time"></canvas>`;
  }
}

customElements.define('u-wave', Wave);
