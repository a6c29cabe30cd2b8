package dev.undertone.models;

import dev.undertone.emotions.LabelSet;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.models.baseline.Shrinkage;
import dev.undertone.models.baseline.VoiceMeasure;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Everything a bundle says about its model: what to compute, how it was made and how well it works.
 *
 * @param description one sentence for people
 * @param labels the order of every member's logits
 * @param frontEnd what speech goes through before the features
 * @param members at least one, each name once; some with a weight
 * @param calibration from the members' probabilities to answers
 * @param baseline how a speaker's baseline is used; empty if no member takes one
 * @param figures honest results, each with its protocol
 * @param weaknesses what is known to go wrong, one sentence each
 * @param dataLicence the terms that the training recordings put on the model
 */
public record ModelManifest(
        ModelInfo info,
        String description,
        LabelSet labels,
        FrontEndOptions frontEnd,
        List<Member> members,
        Calibration calibration,
        Optional<Baseline> baseline,
        Provenance provenance,
        List<Figures> figures,
        List<String> weaknesses,
        String dataLicence) {

    public ModelManifest {
        members = List.copyOf(members);
        figures = List.copyOf(figures);
        weaknesses = List.copyOf(weaknesses);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a model needs at least one member but had none");
        }
        Set<String> names = new HashSet<>();
        for (Member member : members) {
            if (!names.add(member.name())) {
                throw new IllegalArgumentException(
                        "each member's name may stand once but '" + member.name() + "' stands twice");
            }
        }
        if (members.stream().noneMatch(m -> m.weight() > 0)) {
            throw new IllegalArgumentException("a model needs a member with a weight but no member had one");
        }
        boolean taken = members.stream().anyMatch(m -> m.scale() == Scale.SPEAKER);
        if (taken != baseline.isPresent()) {
            throw new IllegalArgumentException("baseline must be said exactly if a member's scale is the speaker's ("
                    + taken + ") but was " + (baseline.isPresent() ? "said" : "not said"));
        }
        if (!taken && (calibration.points().size() > 1 || members.stream().anyMatch(m -> m.weightWithBaseline() > 0))) {
            throw new IllegalArgumentException(
                    "without a member whose scale is the speaker's there can be no weights and"
                            + " no calibration with a baseline but there were");
        }
        for (OperatingPoint point : calibration.points()) {
            for (ConformalSets.Level level : point.labelSets().levels()) {
                if (level.leastProbabilities().size() != labels.size()) {
                    throw new IllegalArgumentException("leastProbabilities must be one per label (" + labels.size()
                            + ") but were " + level.leastProbabilities().size());
                }
            }
        }
    }

    /** What a member takes. */
    public VoiceMeasure measure(Member member) {
        FrontEndOptions prepared = member.scale() == Scale.SPEAKER
                ? baseline.map(Baseline::frontEnd).orElse(frontEnd)
                : frontEnd;
        return new VoiceMeasure(prepared, member.featureSet(), member.framePooling());
    }

    /** What a member's features are centred and scaled by before its own normalisation. */
    public enum Scale {
        /** Nothing: its own normalisation holds the statistics of the training speech. */
        TRAINING,
        /** The speaker's baseline. */
        SPEAKER
    }

    /**
     * How a speaker's baseline is used.
     *
     * @param frontEnd what speech goes through before the features of members on the speaker's scale
     */
    public record Baseline(FrontEndOptions frontEnd, Shrinkage shrinkage) {}

    /**
     * One network of the ensemble.
     *
     * @param name small letters, digits and hyphens; names its files in the bundle
     * @param featureSet id of the features it takes, such as {@code logmel-v1}; for features that a user defined the
     *     definition itself, in its canonical form, so that the model can be used without the file
     * @param framePooling how many neighbouring frames are averaged into one before the normalisation, the last group
     *     over what is left; 1 for none and for utterance features
     * @param scale of its features
     * @param weight at least 0, relative to the other members' weights, in the mean without a baseline; 0 if its scale is
     *     the speaker's
     * @param weightWithBaseline likewise in the mean with one
     */
    public record Member(
            String name, String featureSet, int framePooling, Scale scale, double weight, double weightWithBaseline) {

        private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

        public Member {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "a member's name must be 1 to 64 small letters, digits and hyphens but was '" + name + "'");
            }
            if (framePooling < 1 || framePooling > 100) {
                throw new IllegalArgumentException("framePooling must be in 1..100 but was " + framePooling);
            }
            if (!(weight >= 0 && weightWithBaseline >= 0 && weight + weightWithBaseline > 0)
                    || weight + weightWithBaseline == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "a member's weights must be at least 0, finite and not both 0 but were " + weight + " and "
                                + weightWithBaseline);
            }
            if (scale == Scale.SPEAKER && weight > 0) {
                throw new IllegalArgumentException("weight of member '" + name
                        + "' must be 0, since it cannot do without a" + " baseline, but was " + weight);
            }
        }

        /** A member of a model that takes no baseline. */
        public Member(String name, String featureSet, int framePooling, double weight) {
            this(name, featureSet, framePooling, Scale.TRAINING, weight, 0);
        }
    }

    /**
     * From the members' mean probabilities to the answer that is shown, by how much speech the speaker's baseline has
     * heard; between two points in proportion, after the last as there.
     *
     * @param points by growing seconds of speech, the first without a baseline: 0 s and weight 0; all with label sets of
     *     the same coverages
     */
    public record Calibration(List<OperatingPoint> points) {
        public Calibration {
            points = List.copyOf(points);
            if (points.isEmpty()
                    || points.get(0).speechSeconds() != 0
                    || points.get(0).baselineWeight() != 0) {
                throw new IllegalArgumentException(
                        "calibration must begin with 0 seconds and weight 0, without a baseline, but was " + points);
            }
            for (int i = 1; i < points.size(); i++) {
                if (points.get(i).speechSeconds() <= points.get(i - 1).speechSeconds()) {
                    throw new IllegalArgumentException("calibration must be by growing seconds but was " + points);
                }
                if (!points.get(i)
                        .labelSets()
                        .coverages()
                        .equals(points.get(0).labelSets().coverages())) {
                    throw new IllegalArgumentException("label sets must be of the same coverages ("
                            + points.get(0).labelSets().coverages() + ") but were "
                            + points.get(i).labelSets().coverages());
                }
            }
        }

        /** Of a model that takes no baseline, without label sets. */
        public Calibration(double temperature, double confidenceThreshold) {
            this(List.of(new OperatingPoint(0, 0, temperature, confidenceThreshold, ConformalSets.NONE)));
        }

        /** Without a baseline. */
        public OperatingPoint plain() {
            return points.get(0);
        }

        /** With a baseline that has heard that much speech. */
        public OperatingPoint at(double speechSeconds) {
            OperatingPoint before = points.get(0);
            for (OperatingPoint point : points) {
                if (point.speechSeconds() > speechSeconds) {
                    return before.towards(point, speechSeconds);
                }
                before = point;
            }
            return before;
        }
    }

    /**
     * How the model was made, in enough detail to make it again.
     *
     * @param codeVersion of Undertone
     * @param command the training command line
     */
    public record Provenance(List<TrainingCorpus> corpora, List<Long> seeds, String codeVersion, String command) {
        public Provenance {
            corpora = List.copyOf(corpora);
            seeds = List.copyOf(seeds);
        }
    }

    /**
     * Recordings the model has heard.
     *
     * @param name as people know it, such as {@code RAVDESS}
     * @param language such as {@code English}
     * @param speakers the corpus's own identifiers
     * @param utterances how many of them were trained on
     * @param licence of the recordings
     */
    public record TrainingCorpus(String name, String language, List<String> speakers, int utterances, String licence) {
        public TrainingCorpus {
            speakers = List.copyOf(speakers);
        }
    }

    /**
     * One evaluation.
     *
     * @param name such as {@code Unseen speakers}
     * @param protocol what was trained and tested on what, and what was chosen where
     */
    public record Figures(String name, String protocol, List<Figure> values) {
        public Figures {
            values = List.copyOf(values);
        }
    }
}
