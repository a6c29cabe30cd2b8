package dev.undertone.training.experiment;

import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.split.ClipCopy;
import dev.undertone.models.baseline.MeasuredRows;
import dev.undertone.models.baseline.VoicePrior;
import dev.undertone.models.baseline.VoiceScale;
import dev.undertone.models.baseline.VoiceStatistics;
import dev.undertone.training.FeatureBlock;
import dev.undertone.training.Seeds;
import dev.undertone.training.TrainingClip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Clips on their speakers' scales, drawn towards the mean training speaker, as a model in use does it: a test speaker by a
 * baseline of a few other clips than the scored one, training speakers by all of their clips or by baselines like those
 * that users will have.
 */
final class SpeakerScales {

    /** Baselines to train on are of so many seconds of speech, each factor between as likely. */
    private static final double SHORTEST_SECONDS = 10;

    private static final double LONGEST_SECONDS = 120;

    private final BaselineDraw draw;
    private final long seed;
    private final Map<Utterance, Double> seconds;
    private final VoicePrior prior;

    private SpeakerScales(BaselineDraw draw, long seed, Map<Utterance, Double> seconds, VoicePrior prior) {
        this.draw = draw;
        this.seed = seed;
        this.seconds = seconds;
        this.prior = prior;
    }

    /**
     * Learns the training speakers; a recording counts once, its altered copies do not.
     *
     * @param seconds of speech in each recording
     */
    static SpeakerScales learn(
            BaselineDraw draw,
            long seed,
            Map<Utterance, Double> seconds,
            List<ClipCopy> copies,
            List<TrainingClip> clips) {
        Map<String, VoiceStatistics> speakers = new LinkedHashMap<>();
        for (int i = 0; i < clips.size(); i++) {
            speakers.merge(speaker(copies.get(i)), statistics(clips.get(i)), VoiceStatistics::merged);
        }
        return new SpeakerScales(draw, seed, seconds, VoicePrior.of(speakers.values()));
    }

    /** Of the training speakers. */
    VoicePrior prior() {
        return prior;
    }

    /** Clips of training speakers. */
    List<TrainingClip> trained(List<ClipCopy> copies, List<TrainingClip> clips) {
        Voices voices = new Voices(copies, clips);
        List<TrainingClip> scaled = new ArrayList<>();
        for (int i = 0; i < clips.size(); i++) {
            TrainingClip clip = clips.get(i);
            List<FeatureBlock> renditions = new ArrayList<>();
            for (int r = 0; r < clip.renditions().size(); r++) {
                VoiceScale scale = draw.training() == BaselineDraw.Training.ALL
                        ? scale(voices.all(i))
                        : scale(drawnToTrain(voices, i, clip.id() + "/" + r));
                renditions.add(applied(clip.renditions().get(r), scale));
            }
            scaled.add(with(clip, renditions));
        }
        return scaled;
    }

    private Optional<VoiceStatistics> drawnToTrain(Voices voices, int clip, String what) {
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "baseline to train on " + what));
        double length = SHORTEST_SECONDS * Math.pow(LONGEST_SECONDS / SHORTEST_SECONDS, random.nextDouble());
        return voices.drawn(clip, random.nextDouble(), length, random);
    }

    /**
     * Clips of test speakers. Baselines are drawn in one order for every length, so that a longer one holds the shorter one;
     * the prior stands alone where there are no other clips.
     *
     * @param draw like the one that was learnt with but for its length and moods
     */
    List<TrainingClip> tested(BaselineDraw draw, List<ClipCopy> copies, List<TrainingClip> clips) {
        Voices voices = new Voices(copies, clips);
        List<TrainingClip> scaled = new ArrayList<>();
        for (int i = 0; i < clips.size(); i++) {
            SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "baseline " + speaker(copies.get(i))));
            VoiceScale scale = scale(voices.drawn(i, draw.unmoved(), draw.seconds(), random));
            scaled.add(with(
                    clips.get(i),
                    clips.get(i).renditions().stream()
                            .map(block -> applied(block, scale))
                            .toList()));
        }
        return scaled;
    }

    private VoiceScale scale(Optional<VoiceStatistics> own) {
        return own.map(o -> prior.scaleOf(o, draw.shrinkage())).orElseGet(prior::scale);
    }

    /** The clips of every speaker, those without a strong emotion apart. */
    private final class Voices {

        private final List<ClipCopy> copies;
        private final List<VoiceStatistics> heard;
        private final Map<String, List<Integer>> clips = new HashMap<>();
        private final Map<String, List<Integer>> unmoved = new HashMap<>();
        private final Map<String, VoiceStatistics> whole = new HashMap<>();

        Voices(List<ClipCopy> copies, List<TrainingClip> recordings) {
            this.copies = copies;
            this.heard = recordings.stream().map(SpeakerScales::statistics).toList();
            for (int i = 0; i < copies.size(); i++) {
                String speaker = speaker(copies.get(i));
                whole.merge(speaker, heard.get(i), VoiceStatistics::merged);
                clips.computeIfAbsent(speaker, s -> new ArrayList<>()).add(i);
                if (BaselineDraw.isUnmoved(copies.get(i).utterance().emotion())) {
                    unmoved.computeIfAbsent(speaker, s -> new ArrayList<>()).add(i);
                }
            }
        }

        Optional<VoiceStatistics> all(int clip) {
            return Optional.ofNullable(whole.get(speaker(copies.get(clip))));
        }

        /**
         * A baseline of other clips than that one.
         *
         * @param share probability with which a clip is taken from the unmoved ones; at 1 there are only such
         */
        Optional<VoiceStatistics> drawn(int clip, double share, double least, SplittableRandom random) {
            String speaker = speaker(copies.get(clip));
            List<Integer> any = shuffled(clips.getOrDefault(speaker, List.of()), random);
            List<Integer> calm = shuffled(unmoved.getOrDefault(speaker, List.of()), random);
            Set<Utterance> taken = new HashSet<>(Set.of(copies.get(clip).utterance()));
            Optional<VoiceStatistics> own = Optional.empty();
            double length = 0;
            int a = share >= 1 ? any.size() : 0;
            int c = 0;
            while (length < least && a + c < any.size() + calm.size()) {
                boolean fromCalm = random.nextDouble() < share;
                int next = c < calm.size() && (fromCalm || a == any.size())
                        ? calm.get(c++)
                        : a < any.size() ? any.get(a++) : calm.get(c++);
                Utterance other = copies.get(next).utterance();
                if (taken.add(other)) {
                    VoiceStatistics more = heard.get(next);
                    own = Optional.of(own.map(o -> o.merged(more)).orElse(more));
                    length += seconds.getOrDefault(other, 0.0);
                }
            }
            return own;
        }
    }

    private static List<Integer> shuffled(List<Integer> clips, SplittableRandom random) {
        List<Integer> order = new ArrayList<>(clips);
        for (int i = order.size() - 1; i > 0; i--) {
            order.set(i, order.set(random.nextInt(i + 1), order.get(i)));
        }
        return order;
    }

    private static String speaker(ClipCopy copy) {
        return copy.utterance().speakerKey();
    }

    private static VoiceStatistics statistics(TrainingClip clip) {
        FeatureBlock block = clip.original();
        return VoiceStatistics.of(MeasuredRows.of(block.toArray(), block.dims(), block.frames() > 1));
    }

    private static FeatureBlock applied(FeatureBlock block, VoiceScale scale) {
        return FeatureBlock.of(block.frames(), block.dims(), scale.apply(block.toArray()));
    }

    private static TrainingClip with(TrainingClip clip, List<FeatureBlock> renditions) {
        return new TrainingClip(clip.id(), clip.speaker(), clip.sex(), clip.label(), renditions);
    }
}
