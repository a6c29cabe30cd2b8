package dev.undertone.recognition;

/** A detector whose answer can be foretold: a frame with a sample above 0.01 is speech; decisions come at once. */
final class LevelActivity implements VoiceActivityDetector {

    @Override
    public Stream open() {
        return new Stream() {
            private int filled;
            private boolean loud;

            @Override
            public void accept(float[] samples, int from, int count, Decisions decisions) {
                for (int i = from; i < from + count; i++) {
                    loud |= Math.abs(samples[i]) > 0.001f;
                    if (++filled == FRAME_SAMPLES) {
                        decide(decisions);
                    }
                }
            }

            @Override
            public void finish(Decisions decisions) {
                if (filled > 0) {
                    decide(decisions);
                }
            }

            private void decide(Decisions decisions) {
                decisions.frame(loud ? 1 : 0, loud);
                filled = 0;
                loud = false;
            }
        };
    }
}
