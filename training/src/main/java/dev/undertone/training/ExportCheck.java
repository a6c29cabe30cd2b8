package dev.undertone.training;

import java.util.Arrays;

/** Proves that a member's exported file says what the engine that trained it says. */
public final class ExportCheck {

    private ExportCheck() {}

    /**
     * Scores a clip with the exported file.
     *
     * @param expected the engine's probabilities, one per class
     * @param tolerance largest difference allowed between probabilities
     * @throws IllegalStateException if one differs by more
     */
    public static void require(TrainedMember member, FeatureBlock clip, double[] expected, double tolerance) {
        double[] exported;
        try (MemberScorer scorer = new MemberScorer(member)) {
            exported = scorer.logits(clip);
        }
        double max = Arrays.stream(exported).max().orElseThrow();
        double sum = Arrays.stream(exported).map(z -> Math.exp(z - max)).sum();
        for (int c = 0; c < expected.length; c++) {
            double difference = Math.abs(Math.exp(exported[c] - max) / sum - expected[c]);
            if (!(difference <= tolerance)) {
                throw new IllegalStateException("member " + member.name() + ": the exported file must agree with the"
                        + " trained model within " + tolerance + " but differs by " + difference);
            }
        }
    }
}
