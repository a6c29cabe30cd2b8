package dev.undertone.models;

import dev.undertone.emotions.LabelSet;
import dev.undertone.features.voice.FrontEndOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Everything a bundle says about its model: what to compute, how it was made and how well it works.
 *
 * @param description one sentence for people
 * @param labels the order of every member's logits
 * @param frontEnd what speech goes through before the features
 * @param members at least one, each name once
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
    }

    /**
     * One network of the ensemble.
     *
     * @param name small letters, digits and hyphens; names its files in the bundle
     * @param featureSet id of the features it takes, such as {@code logmel-v1}; for features that a user defined the
     *     definition itself, in its canonical form, so that the model can be used without the file
     * @param framePooling how many neighbouring frames are averaged into one before the normalisation, the last group
     *     over what is left; 1 for none and for utterance features
     * @param weight positive, relative to the other members' weights
     */
    public record Member(String name, String featureSet, int framePooling, double weight) {

        private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

        public Member {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "a member's name must be 1 to 64 small letters, digits and hyphens but was '" + name + "'");
            }
            if (framePooling < 1 || framePooling > 100) {
                throw new IllegalArgumentException("framePooling must be in 1..100 but was " + framePooling);
            }
            if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a member's weight must be positive but was " + weight);
            }
        }
    }

    /**
     * From the members' mean probabilities to the confidence that is shown.
     *
     * @param temperature positive; {@code softmax(log(p) / temperature)}, so below 1 sharpens
     * @param confidenceThreshold in [0, 1]; a most probable emotion below it is uncertain
     */
    public record Calibration(double temperature, double confidenceThreshold) {
        public Calibration {
            if (!(temperature >= 0.01 && temperature <= 100)) {
                throw new IllegalArgumentException("temperature must be in 0.01..100 but was " + temperature);
            }
            if (!(confidenceThreshold >= 0 && confidenceThreshold <= 1)) {
                throw new IllegalArgumentException(
                        "confidenceThreshold must be in 0..1 but was " + confidenceThreshold);
            }
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
