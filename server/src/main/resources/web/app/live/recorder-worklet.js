/** Gathers the microphone's samples to blocks of 100 ms, as 16-bit integers, with their loudness. */
class Recorder extends AudioWorkletProcessor {
  constructor() {
    super();
    this.block = new Float32Array(Math.round(sampleRate / 10));
    this.filled = 0;
    this.port.onmessage = () => {
      this.post();
      this.port.postMessage({ last: true });
    };
  }

  process([[channel]]) {
    for (let i = 0; channel && i < channel.length; i++) {
      this.block[this.filled++] = channel[i];
      if (this.filled === this.block.length) this.post();
    }
    return true;
  }

  post() {
    const samples = new Int16Array(this.filled);
    let sum = 0;
    let clipped = false;
    for (let i = 0; i < this.filled; i++) {
      const sample = this.block[i];
      sum += sample * sample;
      if (Math.abs(sample) >= 0.999) clipped = true;
      samples[i] = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
    }
    const rms = this.filled > 0 ? Math.sqrt(sum / this.filled) : 0;
    this.filled = 0;
    this.port.postMessage({ samples, rms, clipped }, [samples.buffer]);
  }
}

registerProcessor('recorder', Recorder);
