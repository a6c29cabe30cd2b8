import { PowerSpectrum } from './spectrum.js';

export const ROWS = 96;
const FRAME_SECONDS = 0.032;
const MOST_FRAMES = 6;
const LOWEST_HZ = 60;
const HIGHEST_HZ = 8000;
const FLOOR_DB = -66;
const PAUSE_EVERY_MILLIS = 24;
const READ_AHEAD = 20;

const mel = (hz) => 2595 * Math.log10(1 + hz / 700);
const hz = (m) => 700 * (10 ** (m / 2595) - 1);

/** Where a frequency lies in a picture of `sound`, 0 at the bottom and 1 at the top, on the mel scale. */
export function heightOf(frequency, rate) {
  const low = mel(LOWEST_HZ);
  return (mel(frequency) - low) / (mel(Math.min(HIGHEST_HZ, rate / 2)) - low);
}

/** For each row the first and the last bin that it shows. */
function bands(rate, size) {
  const low = mel(LOWEST_HZ);
  const step = (mel(Math.min(HIGHEST_HZ, rate / 2)) - low) / ROWS;
  const bin = (m) => (hz(m) * size) / rate;
  return Array.from({ length: ROWS }, (_, row) => {
    const from = Math.round(bin(low + row * step));
    return [from, Math.max(from, Math.round(bin(low + (row + 1) * step)) - 1)];
  });
}

/**
 * A recording at a glance, however long it is: for each of `columns` stretches its peak and its spectrum, from up to six
 * frames of it.
 * @param channel its index, or undefined for the mean of all
 * @returns {Promise<{peaks: Float32Array, levels: Float32Array}>} peaks 0..1 of the loudest; levels [column][row] 0..1, over 66 dB
 */
export async function overviewOf(sound, channel, columns) {
  const size = 2 ** Math.round(Math.log2(FRAME_SECONDS * sound.rate));
  const spectrum = new PowerSpectrum(size);
  const rows = bands(sound.rate, size);
  const span = sound.length / columns;
  const peaks = new Float32Array(columns);
  const levels = new Float32Array(columns * ROWS);
  const count = Math.round(Math.min(Math.max(span, size), MOST_FRAMES * size));
  const read = (column) => sound.read(Math.max(0, Math.round((column + 0.5) * span - count / 2)), count);
  // A frame is wider than a short stretch, whose peak is its own.
  const margin = Math.max(0, Math.floor((count - Math.max(1, span)) / 2));
  let rested = performance.now();
  for (let begin = 0; begin < columns; begin += READ_AHEAD) {
    const batch = Math.min(READ_AHEAD, columns - begin);
    const stretches = await Promise.all(Array.from({ length: batch }, (_, i) => read(begin + i)));
    for (let i = 0; i < batch; i++) {
      const samples = only(stretches[i], channel);
      peaks[begin + i] = peakOf(samples, margin);
      addSpectra(levels, begin + i, samples, spectrum, rows);
    }
    if (performance.now() - rested > PAUSE_EVERY_MILLIS) {
      await new Promise((resolve) => { setTimeout(resolve); });
      rested = performance.now();
    }
  }
  return { peaks: toLoudest(peaks), levels: toDecibels(levels) };
}

function peakOf(samples, margin) {
  let peak = 0;
  for (let i = margin; i < Math.max(margin + 1, samples.length - margin); i++) peak = Math.max(peak, Math.abs(samples[i] ?? 0));
  return peak;
}

function only(channels, index) {
  if (index !== undefined) return channels[Math.min(index, channels.length - 1)];
  if (channels.length === 1) return channels[0];
  return channels[0].map((_, i) => channels.reduce((sum, samples) => sum + samples[i], 0) / channels.length);
}

function addSpectra(levels, column, samples, spectrum, rows) {
  const frames = Math.max(1, Math.floor(samples.length / spectrum.size));
  for (let frame = 0; frame < frames; frame++) {
    const powers = spectrum.of(samples, frame * spectrum.size);
    rows.forEach(([first, last], row) => {
      let most = 0;
      for (let bin = first; bin <= last; bin++) most = Math.max(most, powers[bin]);
      levels[column * ROWS + row] += most / frames;
    });
  }
}

/** Quiet recordings are drawn as tall as loud ones: their shape is looked at, not their loudness. */
function toLoudest(peaks) {
  const loudest = peaks.reduce((most, peak) => Math.max(most, peak), 1e-6);
  return peaks.map((peak) => peak / loudest);
}

function toDecibels(levels) {
  const loudest = levels.reduce((most, power) => Math.max(most, power), 1e-12);
  return levels.map((power) => Math.max(0, 1 - (10 * Math.log10(Math.max(power, 1e-15) / loudest)) / FLOOR_DB));
}
