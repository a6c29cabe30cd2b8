/**
 * Windows overlap; each stands here for the hop around its middle, the first also for what lies before and the last for
 * what lies after. Neighbours that say the same become one.
 * @returns {{from: number, to: number, verdict: string, emotion: ?string, confidence: ?number}[]} in seconds
 */
export function runsOf(windows) {
  const runs = [];
  windows.forEach((window, i) => {
    const middle = (w) => (w.startSeconds + w.endSeconds) / 2;
    const before = windows[i - 1];
    const after = windows[i + 1];
    // A gap in the audio is nobody's: windows that do not touch are not stretched over it.
    const touches = (a, b) => a && b && b.startSeconds <= a.endSeconds + 0.001;
    const from = touches(before, window) ? (middle(before) + middle(window)) / 2 : window.startSeconds;
    const to = touches(window, after) ? (middle(window) + middle(after)) / 2 : window.endSeconds;
    const last = runs.at(-1);
    if (last && last.verdict === window.verdict && last.emotion === window.emotion && Math.abs(last.to - from) < 0.01) {
      last.to = to;
      last.confidence = Math.max(last.confidence ?? 0, window.confidence ?? 0);
    } else {
      runs.push({ from, to, verdict: window.verdict, emotion: window.emotion, confidence: window.confidence });
    }
  });
  return runs;
}

/** The window that speaks for a moment, or undefined. */
export function windowAt(windows, seconds) {
  let best;
  let nearest = Infinity;
  for (const window of windows) {
    const distance = Math.abs((window.startSeconds + window.endSeconds) / 2 - seconds);
    if (seconds >= window.startSeconds && seconds <= window.endSeconds && distance < nearest) {
      nearest = distance;
      best = window;
    }
  }
  return best;
}
