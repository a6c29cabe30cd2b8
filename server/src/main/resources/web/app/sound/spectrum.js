/**
 * Power spectra of `size` samples, a power of two, under a Hann window, by an iterative radix-2 transform.
 * See Cooley and Tukey (1965), https://doi.org/10.1090/S0025-5718-1965-0178586-1.
 */
export class PowerSpectrum {
  constructor(size) {
    this.size = size;
    this.window = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
    this.cos = Float64Array.from({ length: size / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / size));
    this.sin = Float64Array.from({ length: size / 2 }, (_, i) => Math.sin((2 * Math.PI * i) / size));
    const bits = Math.log2(size);
    this.order = Uint32Array.from({ length: size }, (_, i) => {
      let reversed = 0;
      for (let bit = 0; bit < bits; bit++) if (i & (1 << bit)) reversed |= 1 << (bits - 1 - bit);
      return reversed;
    });
    this.re = new Float64Array(size);
    this.im = new Float64Array(size);
    this.powers = new Float64Array(size / 2 + 1);
  }

  /** @returns the powers of the bins 0..size/2 of the samples from `from` on, zeros after their end; filled anew by the next call */
  of(samples, from) {
    const { size, re, im, order } = this;
    for (let i = 0; i < size; i++) {
      const j = order[i];
      re[i] = (samples[from + j] ?? 0) * this.window[j];
      im[i] = 0;
    }
    for (let half = 1; half < size; half *= 2) this.#combine(half);
    for (let bin = 0; bin <= size / 2; bin++) this.powers[bin] = re[bin] ** 2 + im[bin] ** 2;
    return this.powers;
  }

  #combine(half) {
    const { size, re, im, cos, sin } = this;
    const step = size / (2 * half);
    for (let start = 0; start < size; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const a = start + k;
        const b = a + half;
        const c = cos[k * step];
        const s = sin[k * step];
        const x = re[b] * c + im[b] * s;
        const y = im[b] * c - re[b] * s;
        re[b] = re[a] - x;
        im[b] = im[a] - y;
        re[a] += x;
        im[a] += y;
      }
    }
  }
}
