package dev.undertone.training;

import dev.undertone.corpora.Corpus;
import dev.undertone.emotions.Emotion;
import dev.undertone.evaluation.CoverageCurve;
import dev.undertone.evaluation.Evaluation;
import dev.undertone.evaluation.Interval;
import dev.undertone.evaluation.Prediction;
import dev.undertone.evaluation.TemperatureScaling;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.models.Figure;
import dev.undertone.models.MemberNetwork;
import dev.undertone.models.ModelBundle;
import dev.undertone.models.ModelInfo;
import dev.undertone.models.ModelManifest;
import dev.undertone.models.Normalisation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Trains the model that is shipped, on all speakers. Nothing can be measured on it any more, so everything it needs to
 * know of unseen speakers comes from an experiment's folds: the front end, the temperature, the threshold, the figures.
 */
public final class ModelTraining {

    /** Recognised answers shall be right this often on speakers never heard. */
    private static final double WANTED_ACCURACY = 0.8;

    /**
     * What the bundle says of itself.
     *
     * @param command the command line that makes it again
     */
    public record Options(ModelInfo info, long seed, String command, String codeVersion) {}

    private final EnsembleRecipe recipe;
    private final TrainingSet set;
    private final ClipLibrary library;
    private final TrainingProgress progress;

    /** @param jobs how many clips' features are computed at once */
    public ModelTraining(
            EnsembleRecipe recipe, TrainingSet set, FeatureSource features, int jobs, TrainingProgress progress) {
        this.recipe = recipe;
        this.set = set;
        this.library = new ClipLibrary(features, set.utterances(), set.labels(), jobs, progress::say);
        this.progress = progress;
    }

    /**
     * Trains every member on all clips.
     *
     * @param report of the same recipe on the same clips
     * @param protocol what the report's figures mean
     */
    public ModelBundle train(ExperimentReport report, List<String> protocol, Options options) throws IOException {
        FrontEndOptions frontEnd = frontEnd(report);
        List<ModelManifest.Member> members = new ArrayList<>();
        List<MemberNetwork> networks = new ArrayList<>();
        for (EnsembleRecipe.Entry entry : recipe.entries()) {
            MemberTrainer trainer = entry.trainer();
            String part = "final/" + trainer.name();
            TrainedMember member = trainer.train(
                    library.clips(set.utterances(), trainer.input(), frontEnd),
                    set.labels().size(),
                    Seeds.derive(options.seed(), part),
                    progress.training(part));
            Standardisation fitted = member.standardisation();
            members.add(new ModelManifest.Member(
                    trainer.name(),
                    trainer.input().featureSet(),
                    trainer.input().framePooling(),
                    entry.weight()));
            networks.add(
                    MemberNetwork.of(Normalisation.of(fitted.mean(), fitted.scale(), fitted.clip()), member.onnx()));
        }
        TemperatureScaling temperature = TemperatureScaling.fit(report.uncalibrated());
        List<Prediction> calibrated =
                report.uncalibrated().stream().map(temperature::apply).toList();
        ModelManifest manifest = new ModelManifest(
                options.info(),
                "Tells " + set.labels().size() + " emotions apart in a stretch of speech; an ensemble of "
                        + String.join(", ", recipe.names()) + " trained on "
                        + set.corpora().stream()
                                .map(c -> c.descriptor().title())
                                .collect(Collectors.joining(", ")),
                set.labels(),
                frontEnd,
                members,
                new ModelManifest.Calibration(temperature.temperature(), confidenceThreshold(calibrated)),
                Optional.empty(),
                new ModelManifest.Provenance(
                        set.corpora().stream().map(ModelTraining::corpus).toList(),
                        List.of(options.seed()),
                        options.codeVersion(),
                        options.command()),
                List.of(new ModelManifest.Figures(
                        "Unseen speakers", String.join("; ", protocol), figures(report.evaluation()))),
                weaknesses(report.evaluation()),
                set.corpora().stream()
                        .map(c -> c.descriptor().title() + ": " + c.descriptor().licence())
                        .collect(Collectors.joining("; ")));
        return ModelBundle.of(manifest, networks);
    }

    /** The front end that was best on the inner speakers of all folds together. */
    private static FrontEndOptions frontEnd(ExperimentReport report) {
        return report.folds().stream()
                .flatMap(f -> f.judged().keySet().stream())
                .distinct()
                .max(Comparator.comparingDouble((FrontEndOptions candidate) -> report.folds().stream()
                                .mapToDouble(f -> f.judged().getOrDefault(candidate, 0.0))
                                .sum())
                        .thenComparing(SpeakerFoldExperiment::name))
                .orElseThrow();
    }

    /** The least confidence from which on answers are right often enough; 1 if no confidence is. */
    static double confidenceThreshold(List<Prediction> calibrated) {
        return CoverageCurve.of(calibrated).points().stream()
                .filter(point -> point.accuracy() >= WANTED_ACCURACY)
                .max(Comparator.comparingDouble(CoverageCurve.Point::coverage))
                .map(CoverageCurve.Point::threshold)
                .orElse(1.0);
    }

    private static ModelManifest.TrainingCorpus corpus(Corpus corpus) {
        return new ModelManifest.TrainingCorpus(
                corpus.descriptor().title(),
                String.join(", ", corpus.descriptor().languages()),
                corpus.speakers(),
                corpus.utterances().size(),
                corpus.descriptor().licence());
    }

    private static List<Figure> figures(Evaluation evaluation) {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("UAR", evaluation.uar(), evaluation.intervals().map(i -> i.uar())));
        figures.add(
                figure("accuracy", evaluation.accuracy(), evaluation.intervals().map(i -> i.accuracy())));
        figures.add(Figure.of("macro-F1", evaluation.confusion().macroF1()));
        figures.add(Figure.of("ECE", evaluation.ece()));
        for (Emotion emotion : evaluation.confusion().labels().emotions()) {
            OptionalDouble recall = evaluation.confusion().recall(emotion);
            recall.ifPresent(r -> figures.add(Figure.of("recall " + emotion.id(), r)));
        }
        return figures;
    }

    private static Figure figure(String metric, double value, Optional<Interval> interval) {
        return interval.map(i -> Figure.of(metric, value, i.low(), i.high())).orElse(Figure.of(metric, value));
    }

    private static List<String> weaknesses(Evaluation evaluation) {
        List<String> weaknesses = new ArrayList<>();
        Emotion weakest = evaluation.confusion().labels().emotions().stream()
                .min(Comparator.comparingDouble(
                        e -> evaluation.confusion().recall(e).orElse(1)))
                .orElseThrow();
        weaknesses.add(String.format(
                Locale.ROOT,
                "It finds %s least often: %.0f %% of such clips by speakers it never heard.",
                weakest.id(),
                100 * evaluation.confusion().recall(weakest).orElse(0)));
        weaknesses.add(String.format(
                Locale.ROOT,
                "Speakers differ: unweighted average recall from %.0f %% (speaker %s) to %.0f %% (speaker %s).",
                100 * evaluation.spread().worst().uar(),
                evaluation.spread().worst().name(),
                100 * evaluation.spread().best().uar(),
                evaluation.spread().best().name()));
        if (evaluation.sexes().size() > 1) {
            weaknesses.add("It does not hear everyone equally well: unweighted average recall "
                    + evaluation.sexes().stream()
                            .map(s -> String.format(Locale.ROOT, "%.0f %% (%s)", 100 * s.uar(), s.name()))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        weaknesses.add("It learned from actors reading set sentences in a studio; feelings in conversation, other"
                + " languages, telephones, noise and children's voices are harder, and its figures do not hold there.");
        return weaknesses;
    }
}
