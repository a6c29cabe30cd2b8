import { Store } from '../store.js';

/** The moods that music is put under at first; their names can be changed. */
const MOODS = [
  { id: 'calm', name: 'Calm down' },
  { id: 'comfort', name: 'Comfort' },
  { id: 'bright', name: 'Bright' },
  { id: 'everyday', name: 'Everyday' },
];

/** What is played to which voice at first. */
const FOR_EMOTION = {
  angry: 'calm', fearful: 'calm', disgust: 'calm', sad: 'comfort', happy: 'bright', surprised: 'bright', calm: 'everyday', neutral: 'everyday',
};

const DEFAULTS = { moods: MOODS, forEmotion: FOR_EMOTION, fadeSeconds: 4, volume: 0.8, shuffle: true, early: false, loudspeaker: false };

/** The player's settings, kept in this browser. */
export const settings = new Store('undertone.player', DEFAULTS, (kept) => Array.isArray(kept.moods) && kept.moods.length === MOODS.length);

export const moodName = (moods, id) => moods.find((mood) => mood.id === id)?.name ?? id;
