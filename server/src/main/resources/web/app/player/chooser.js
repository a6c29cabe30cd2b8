import { word } from '../emotions.js';
import { moodName } from './moods.js';

const LISTEN_SECONDS = 30;
const FEWEST = 3;
const MAJORITY = 0.5;

/**
 * Which mood the voice of the last half minute asks for, and why.
 * @param windows of the live session; @param current the mood that plays, or undefined
 * @returns {{mood: ?string, reason: string}} the mood stays where too little was clear
 */
export function decide(windows, { moods, forEmotion }, current) {
  const from = (windows.at(-1)?.endSeconds ?? 0) - LISTEN_SECONDS;
  const clear = windows.filter((w) => w.verdict === 'recognised' && w.endSeconds > from);
  const stays = current ? ` “${moodName(moods, current)}” goes on.` : '';
  if (clear.length < FEWEST) return { mood: current, reason: `Too little was clear in the last half minute.${stays}` };
  const weights = {};
  let all = 0;
  for (const { emotion, confidence } of clear) {
    const mood = forEmotion[emotion];
    if (!mood) continue;
    weights[mood] = (weights[mood] ?? 0) + confidence;
    all += confidence;
  }
  const [mood, weight] = Object.entries(weights).sort(([, a], [, b]) => b - a)[0] ?? [];
  if (!mood || weight < MAJORITY * all) return { mood: current, reason: `The voice changed too often to follow.${stays}` };
  const heard = {};
  clear.filter((w) => forEmotion[w.emotion] === mood).forEach(({ emotion }) => { heard[emotion] = (heard[emotion] ?? 0) + 1; });
  const [emotion, n] = Object.entries(heard).sort(([, a], [, b]) => b - a)[0];
  return { mood, reason: `${word(emotion)} in ${n} of the last ${clear.length} clear moments, so “${moodName(moods, mood)}”.` };
}

/** The track of a shelf to play next: the first that was not played yet; when all were, the one played longest ago. */
export function nextTrack(tracks, playing) {
  const playable = tracks.filter((track) => !track.broken && track !== playing);
  return playable.sort((a, b) => (a.playedAt ?? 0) - (b.playedAt ?? 0) || a.place - b.place)[0];
}
