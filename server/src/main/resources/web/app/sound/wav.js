const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

const READERS = {
  '1/16': (view, at) => view.getInt16(at, true) / 32768,
  '1/24': (view, at) => (view.getUint16(at, true) | (view.getInt8(at + 2) << 16)) / 8388608,
  '1/32': (view, at) => view.getInt32(at, true) / 2147483648,
  '3/32': (view, at) => view.getFloat32(at, true),
};

const bytes = async (blob, from, count) => new DataView(await blob.slice(from, from + count).arrayBuffer());
const name = (view, at) => String.fromCharCode(...new Uint8Array(view.buffer, at, 4));

/** A WAV file of any length, read piece by piece; undefined where the blob is no WAV file with samples that can be read. */
export async function openWav(blob) {
  const head = await bytes(blob, 0, 12);
  if (head.byteLength < 12 || name(head, 0) !== 'RIFF' || name(head, 8) !== 'WAVE') return undefined;
  let format;
  for (let at = 12; at + 8 <= blob.size;) {
    const chunk = await bytes(blob, at, 48);
    const size = chunk.getUint32(4, true);
    if (name(chunk, 0) === 'fmt ') format = formatOf(chunk, size);
    if (name(chunk, 0) === 'data') return format && wav(blob, format, at + 8, size);
    at += 8 + size + (size % 2);
  }
  return undefined;
}

function formatOf(chunk, size) {
  const tag = chunk.getUint16(8, true);
  const kind = tag === EXTENSIBLE && size >= 40 ? chunk.getUint16(32, true) : tag;
  const bits = chunk.getUint16(22, true);
  const sample = (kind === PCM || kind === FLOAT) && READERS[`${kind}/${bits}`];
  return sample && { sample, width: bits / 8, channels: chunk.getUint16(10, true), rate: chunk.getUint32(12, true) };
}

function wav(blob, { sample, width, channels, rate }, start, size) {
  const frame = width * channels;
  const length = Math.floor(Math.min(size, blob.size - start) / frame);
  return {
    rate,
    length,
    channels,
    async read(from, count) {
      const view = await bytes(blob, start + from * frame, Math.max(0, Math.min(count, length - from)) * frame);
      return Array.from({ length: channels }, (_, channel) => Float32Array.from({ length: view.byteLength / frame },
        (_unused, i) => sample(view, i * frame + channel * width)));
    },
  };
}
