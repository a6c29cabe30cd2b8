package dev.undertone.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Clips whose label is the third of the dimensions that is louder; each has one rendition. */
public final class ToyClips {

    private ToyClips() {}

    /** {@code count} clips of three labels in turn, {@code minFrames..2·minFrames} frames each (1 stays 1). */
    public static List<TrainingClip> of(int count, int minFrames, int dims, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TrainingClip> clips = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int label = i % 3;
            int frames = minFrames == 1 ? 1 : minFrames + random.nextInt(minFrames + 1);
            float[] values = new float[frames * dims];
            for (int k = 0; k < values.length; k++) {
                boolean loud = 3 * (k % dims) / dims == label;
                values[k] = (float) (random.nextDouble() - 0.5 + (loud ? 1 : 0));
            }
            clips.add(new TrainingClip(
                    "clip" + i,
                    "speaker" + i / 6,
                    Optional.empty(),
                    label,
                    List.of(FeatureBlock.of(frames, dims, values))));
        }
        return clips;
    }

    /** Share of clips whose largest logit is that of their label. */
    public static double accuracy(TrainedMember member, List<TrainingClip> clips) {
        try (MemberScorer scorer = new MemberScorer(member)) {
            long right = clips.stream()
                    .filter(clip -> {
                        double[] logits = scorer.logits(clip.original());
                        int best = 0;
                        for (int c = 1; c < logits.length; c++) {
                            best = logits[c] > logits[best] ? c : best;
                        }
                        return best == clip.label();
                    })
                    .count();
            return (double) right / clips.size();
        }
    }
}
