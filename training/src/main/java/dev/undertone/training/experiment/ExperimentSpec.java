package dev.undertone.training.experiment;

import dev.undertone.corpora.LabelChoice;
import dev.undertone.corpora.split.Leak;
import dev.undertone.corpora.split.LeakKind;
import dev.undertone.corpora.split.SplitPlan;
import dev.undertone.emotions.Emotion;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.models.EncoderFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that makes an experiment what it is.
 *
 * @param name small letters, digits and hyphens
 * @param corpora at least one
 * @param classWeights how much a clip of an emotion counts in training, beside a model's own balance; 1 if not named
 * @param frontEnds those that inner speakers choose among; the first wins a tie
 * @param copies what training recordings are multiplied by
 * @param models one, or the members of an ensemble
 * @param encoders pretrained ones whose embeddings models take
 * @param split training against test
 * @param innerFolds on how many folds of the training speakers everything is decided
 * @param normalisations each a row of the report; the first is the main one
 */
public record ExperimentSpec(
        String name,
        List<CorpusSource> corpora,
        LabelChoice labels,
        Map<Emotion, Double> classWeights,
        List<FrontEndOptions> frontEnds,
        CopyPlan copies,
        List<ModelPart> models,
        List<EncoderFiles> encoders,
        SplitPlan split,
        int innerFolds,
        List<NormalisationMode> normalisations,
        Optional<SearchSpec> search,
        ReportOptions report,
        long seed,
        boolean allowLeak) {

    public ExperimentSpec {
        corpora = List.copyOf(corpora);
        classWeights = Map.copyOf(classWeights);
        frontEnds = List.copyOf(frontEnds);
        models = List.copyOf(models);
        encoders = List.copyOf(encoders);
        normalisations = List.copyOf(normalisations);
        requireSome("corpora", corpora);
        requireSome("frontEnds", frontEnds);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("models must be at least one but were none");
        }
        requireSome("normalisations", normalisations);
        boolean drawn = normalisations.stream().anyMatch(row -> row.draw().isPresent());
        for (ModelPart model : models) {
            if (drawn
                    && model.scale() == ModelPart.Scale.ROW
                    && FeatureCatalog.find(model.input().featureSet()).isEmpty()) {
                throw new IllegalArgumentException(
                        "a baseline knows no features of an encoder; give model " + model.name() + " scale: training");
            }
        }
        if (innerFolds < 1 || innerFolds > 20) {
            throw new IllegalArgumentException("inner must be in 1..20 but was " + innerFolds);
        }
        if (models.stream().map(ModelPart::name).distinct().count() != models.size()) {
            throw new IllegalArgumentException("each model's name may stand once but they were "
                    + models.stream().map(ModelPart::name).toList());
        }
    }

    private static void requireSome(String what, List<?> list) {
        if (list.isEmpty() || list.stream().distinct().count() != list.size()) {
            throw new IllegalArgumentException(what + " must be at least one, each once, but were " + list);
        }
    }

    /** The same with the surest mistakes playable in its report. */
    public ExperimentSpec withAudio() {
        return new ExperimentSpec(
                name,
                corpora,
                labels,
                classWeights,
                frontEnds,
                copies,
                models,
                encoders,
                split,
                innerFolds,
                normalisations,
                search,
                new ReportOptions(report.hardest(), true, report.importanceRepeats()),
                seed,
                allowLeak);
    }

    /** Leaks that the experiment asks for, whatever its split: of its rows together or of one. */
    List<Leak> askedLeaks(NormalisationMode row) {
        List<Leak> leaks = new ArrayList<>();
        if (row.equals(NormalisationMode.ALL_CLIPS)) {
            leaks.add(new Leak(LeakKind.NORMALISATION, "it is fitted on training and test clips together"));
        }
        if (search.isPresent() && search.get().onTest()) {
            leaks.add(new Leak(LeakKind.SELECTION, "settings are chosen by their score on the test clips"));
        }
        return leaks;
    }
}
