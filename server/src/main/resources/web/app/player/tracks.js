const AUDIO = /\.(mp3|m4a|aac|ogg|oga|opus|flac|wav|webm)$/i;
const LIST = /\.m3u8?$/i;

const pathOf = (file) => (file.path ?? file.webkitRelativePath) || file.name;
const titleOf = (name) => name.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '');

/** The entries of an M3U list: `{path, title}`, the title from #EXTINF where there is one. */
export function parseM3u(text) {
  const entries = [];
  let title;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/).map((l) => l.trim())) {
    if (line.startsWith('#EXTINF:')) title = line.slice(line.indexOf(',') + 1).trim() || undefined;
    else if (line !== '' && !line.startsWith('#')) {
      entries.push({ path: line, title });
      title = undefined;
    }
  }
  return entries;
}

/** How many of a path's last parts two paths share. */
function sharedEnd(a, b) {
  const [x, y] = [a, b].map((path) => path.replace(/^file:\/\//, '').split(/[\\/]+/).filter((part) => part !== '' && part !== '.').reverse());
  let n = 0;
  while (n < x.length && n < y.length && x[n].toLowerCase() === y[n].toLowerCase()) n++;
  return n;
}

/**
 * Tracks from files: those of M3U lists among them, in their order, else every audio file by name.
 * @param {File[]} files; @param {File[]} around further files in which a list's entries may be found
 * @returns {Promise<{tracks: {title: string, file: File}[], missing: string[]}>} missing: list entries that no file fits
 */
export async function tracksFrom(files, around = []) {
  const audio = files.filter((file) => AUDIO.test(file.name) || file.type.startsWith('audio/')).filter((file) => !LIST.test(file.name));
  const lists = files.filter((file) => LIST.test(file.name));
  if (lists.length === 0) {
    const tracks = audio.sort((a, b) => pathOf(a).localeCompare(pathOf(b), undefined, { numeric: true })).map((file) => ({ title: titleOf(file.name), file }));
    return { tracks, missing: [] };
  }
  const known = [...audio, ...around];
  const tracks = [];
  const missing = [];
  for (const entry of (await Promise.all(lists.map(async (list) => parseM3u(await list.text())))).flat()) {
    const path = entry.path.includes('%') ? decoded(entry.path) : entry.path;
    const best = known.map((file) => ({ file, shared: sharedEnd(pathOf(file), path) })).sort((a, b) => b.shared - a.shared)[0];
    if (best?.shared > 0) tracks.push({ title: entry.title ?? titleOf(path), file: best.file });
    else missing.push(entry.path);
  }
  return { tracks, missing };
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
