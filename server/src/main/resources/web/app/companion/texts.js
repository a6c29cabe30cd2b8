import { adjective } from '../emotions.js';
import { Store } from '../store.js';

/** What is said of a tone: `meaning` in plain words, `suggestions` of which one is shown. */
const TEXTS = {
  angry: {
    meaning: 'The voice is louder, sharper or tenser than calm speech.',
    suggestions: ['Wait a moment before you answer.', 'You could say: “I hear that this matters to you. What happened?”', 'If it is too much, you may say: “I need a short break. Let us go on in ten minutes.”'],
  },
  sad: {
    meaning: 'The voice is quieter, lower or slower than usual.',
    suggestions: ['You could say: “You sound down. Do you want to talk about it?”', 'You need not solve anything. Listening is enough.', 'Leave pauses. Silence is all right now.'],
  },
  happy: {
    meaning: 'The voice is lively and its melody goes up and down a lot.',
    suggestions: ['You could say: “That sounds good. Tell me more.”', 'A smile fits now, if you feel like it.', 'A good moment to ask for something.'],
  },
  fearful: {
    meaning: 'The voice is tense, high or shaky. The other may be worried.',
    suggestions: ['Speak slowly and a little softer.', 'You could ask: “Is something worrying you?”', 'Say what will happen next. Knowing it calms.'],
  },
  disgust: {
    meaning: 'The voice sounds put off. The other may dislike something.',
    suggestions: ['You could ask: “Is something about this not right for you?”', 'It may be about the matter, not about you.', 'Offer to change the subject.'],
  },
  surprised: {
    meaning: 'The voice jumps up. Something may not have been expected.',
    suggestions: ['You could ask: “Did you not expect that?”', 'Give the other a moment to take it in.', 'Explain again in other words what you meant.'],
  },
  calm: {
    meaning: 'The voice is soft, even and relaxed.',
    suggestions: ['Everything seems fine. Go on as you are.', 'A good moment for something that needs patience.'],
  },
  neutral: {
    meaning: 'The voice is even and matter-of-fact.',
    suggestions: ['Nothing special is heard. Go on as you are.', 'If you want to know more: “What do you think about it?”'],
  },
};

/** Shown when no emotion is clear. */
export const UNSURE = 'unsure';
const UNSURE_TEXT = {
  meaning: 'The tone is not clear. People hear that differently, too.',
  suggestions: ['You can always ask: “How do you feel about that?”', 'Words and faces tell more than a voice alone.'],
};

const isText = ({ meaning, suggestions }) => typeof meaning === 'string' && Array.isArray(suggestions) && suggestions.every((s) => typeof s === 'string');

/** Whether somebody's texts can be used: `{emotion: {meaning, suggestions}}`. */
export const areTexts = (texts) => typeof texts === 'object' && texts !== null && Object.values(texts).every((text) => text && isText(text));

/** The person's own texts, kept in this browser. */
export const texts = new Store('undertone.companion.texts', { ...TEXTS, [UNSURE]: UNSURE_TEXT }, areTexts);

/** The texts of an emotion, also of one that nobody wrote any for. */
export const textOf = (all, id) => all[id] ?? { meaning: `The voice sounds ${adjective(id)}.`, suggestions: [] };

export const view = new Store('undertone.companion.view', { size: '1' });
