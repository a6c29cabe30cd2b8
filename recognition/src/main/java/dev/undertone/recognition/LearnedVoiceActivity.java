package dev.undertone.recognition;

import dev.undertone.features.activity.ActivityContext;
import dev.undertone.models.activity.SpeechClassifier;
import dev.undertone.recognition.internal.LoudnessGate;

/**
 * Voice activity in two questions. Whether somebody speaks in the sound of the last second is for a small
 * {@linkplain SpeechClassifier trained network}, asked every 100 ms, with hysteresis; which frames of it are the speech and
 * which its pauses is told by their level. Decisions come {@value #LATENCY_FRAMES} frames late.
 */
public final class LearnedVoiceActivity implements VoiceActivityDetector {

    private static final int LATENCY_FRAMES = 20;
    private static final int STEP_FRAMES = 10;
    /** With less than this the network cannot know yet. */
    private static final int LEAST_CONTEXT = LATENCY_FRAMES;

    private static final double ENTER = 0.8;
    private static final double STAY = 0.5;

    private final SpeechClassifier classifier;

    public LearnedVoiceActivity(SpeechClassifier classifier) {
        this.classifier = classifier;
    }

    /** With the network that Undertone brings. */
    public static LearnedVoiceActivity builtIn() {
        return new LearnedVoiceActivity(SpeechClassifier.builtIn());
    }

    @Override
    public Stream open() {
        return new Listener(classifier);
    }

    private static final class Listener implements Stream {
        private final SpeechClassifier classifier;
        private final ActivityContext context = new ActivityContext();
        private final LoudnessGate gate = new LoudnessGate();
        private final float[] statistics =
                new float[ActivityContext.statisticNames().size()];
        private double probability;
        private boolean speaking;
        private long decided;

        Listener(SpeechClassifier classifier) {
            this.classifier = classifier;
        }

        @Override
        public void accept(float[] samples, int from, int count, Decisions decisions) {
            context.accept(samples, from, count, () -> heard(decisions));
        }

        @Override
        public void finish(Decisions decisions) {
            context.finish(() -> heard(decisions));
            if (decided < context.frames()) {
                ask();
                decide(context.frames(), decisions);
            }
        }

        private void heard(Decisions decisions) {
            long heard = context.frames();
            if (heard % STEP_FRAMES == 0 && heard > LATENCY_FRAMES) {
                ask();
                decide(heard - LATENCY_FRAMES, decisions);
            }
        }

        private void ask() {
            if (context.available() < LEAST_CONTEXT) {
                probability = 0;
            } else {
                context.statistics(statistics);
                probability = classifier.probability(statistics);
            }
            speaking = probability >= (speaking ? STAY : ENTER);
            gate.tune(context);
        }

        private void decide(long end, Decisions decisions) {
            for (; decided < end; decided++) {
                int back = (int) (context.frames() - 1 - decided);
                decisions.frame(probability, speaking && gate.open(context, back));
            }
        }
    }
}
