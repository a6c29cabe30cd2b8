const LISTEN_SECONDS = 6;
const HOLD_SECONDS = 4;
const CLEAR_SHARE = 0.5;

/**
 * Which tone to show: not each window's, which would flicker, but what most of the last six seconds say, and each for four
 * seconds at least.
 */
export class SteadyTone {
  /** `{tone, since}`: an emotion's id, `unsure`, `silence`, or undefined at first; since in seconds of the session */
  shown = { tone: undefined, since: -Infinity };

  /** @returns whether another tone is shown now */
  hear(windows) {
    const now = windows.at(-1).endSeconds;
    const recent = windows.filter((w) => w.endSeconds > now - LISTEN_SECONDS);
    const tone = toneOf(recent);
    if (tone === this.shown.tone || now - this.shown.since < HOLD_SECONDS) return false;
    this.shown = { tone, since: now };
    return true;
  }
}

function toneOf(recent) {
  const spoken = recent.filter((w) => w.scores);
  if (spoken.length === 0) return 'silence';
  const weights = {};
  for (const w of spoken) if (w.verdict === 'recognised') weights[w.emotion] = (weights[w.emotion] ?? 0) + 1;
  const [emotion, n] = Object.entries(weights).sort(([, a], [, b]) => b - a)[0] ?? [];
  return emotion && n >= CLEAR_SHARE * spoken.length ? emotion : 'unsure';
}
