import { openWav } from './wav.js';

const RATE = 16000;
const AT_ONCE_BYTES = 96 * 1024 * 1024;
const AT_ONCE_SECONDS = 20 * 60;

/**
 * A recording whose samples can be read here: `{rate, length, channels, read(from, count)}`, where `read` promises one array
 * a channel. The browser decodes what is short; of a longer WAV file only what is asked for is read.
 * @param {Blob} blob the file; @param {number} seconds how long it is
 * @throws RangeError when it is neither
 */
export async function openSound(blob, seconds) {
  if (blob.size > AT_ONCE_BYTES || seconds > AT_ONCE_SECONDS) {
    const wav = await openWav(blob);
    if (!wav) throw new RangeError('a recording this long can be drawn only from a WAV file');
    return wav;
  }
  const decoded = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await blob.arrayBuffer());
  const all = Array.from({ length: decoded.numberOfChannels }, (_, i) => decoded.getChannelData(i));
  return {
    rate: RATE,
    length: decoded.length,
    channels: all.length,
    read: async (from, count) => all.map((samples) => samples.subarray(from, from + count)),
  };
}

/** The index of a channel by the name that the server gives it, or undefined for the mean of all. */
export function channelIndex(name) {
  if (name === 'mix') return undefined;
  return { left: 0, right: 1 }[name] ?? Number(name) - 1;
}
