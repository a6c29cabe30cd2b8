package dev.undertone.training.experiment;

import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.LabelSet;
import dev.undertone.models.ModelBundle;
import dev.undertone.models.ModelManifest;
import dev.undertone.training.StartingPoint;

/**
 * A member of a bundle that a model begins from.
 *
 * @param source {@value #BUNDLED}, or the bundle's file
 * @param member its name in the bundle
 */
public record ModelStart(String source, ModelBundle bundle, String member) {

    /** Names the bundle that comes with Undertone. */
    static final String BUNDLED = "default";

    /** What the member computes. */
    public ModelManifest.Member described() {
        return bundle.manifest().members().stream()
                .filter(m -> m.name().equals(member))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("member must be one of "
                        + bundle.manifest().members().stream()
                                .map(ModelManifest.Member::name)
                                .toList() + " (" + bundle.manifest().info().name() + ") but was '" + member + "'"));
    }

    /** The network, for a training on these labels. */
    StartingPoint point(LabelSet ours) {
        return StartingPoint.of(bundle, member, ours);
    }

    /**
     * Whether the bundle has heard who speaks, or may have because nobody says who does.
     *
     * @param corpus the name of the utterance's corpus for people, which is how bundles name theirs
     */
    boolean mayHaveHeard(Utterance utterance, String corpus) {
        return bundle.manifest().provenance().corpora().stream()
                .filter(trained ->
                        trained.name().equals(corpus) || trained.name().equals(utterance.corpus()))
                .anyMatch(trained -> !utterance.hasSpeaker()
                        || trained.speakers().isEmpty()
                        || trained.speakers().contains(utterance.speaker())
                        || trained.speakers().contains(utterance.speakerKey()));
    }
}
