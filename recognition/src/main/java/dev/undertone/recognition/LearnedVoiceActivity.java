package dev.undertone.recognition;

/** The built-in detector. */
public final class LearnedVoiceActivity implements VoiceActivityDetector {

    private static final double GATE_DBFS = -55;

    private LearnedVoiceActivity() {}

    public static LearnedVoiceActivity builtIn() {
        return new LearnedVoiceActivity();
    }

    @Override
    public Stream open() {
        return new Gate();
    }

    private static final class Gate implements Stream {
        private double power;
        private int filled;

        @Override
        public void accept(float[] samples, int from, int count, Decisions decisions) {
            for (int i = 0; i < count; i++) {
                power += (double) samples[from + i] * samples[from + i];
                if (++filled == FRAME_SAMPLES) {
                    finish(decisions);
                }
            }
        }

        @Override
        public void finish(Decisions decisions) {
            if (filled > 0) {
                boolean speech = 10 * Math.log10(power / filled + 1e-20) > GATE_DBFS;
                decisions.frame(speech ? 1 : 0, speech);
            }
            power = 0;
            filled = 0;
        }
    }
}
