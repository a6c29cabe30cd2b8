package dev.undertone.training.experiment;

import dev.undertone.corpora.Corpus;
import dev.undertone.emotions.Emotion;
import dev.undertone.evaluation.Caveat;
import dev.undertone.evaluation.CoverageCurve;
import dev.undertone.evaluation.Evaluation;
import dev.undertone.evaluation.Interval;
import dev.undertone.evaluation.Prediction;
import dev.undertone.evaluation.TemperatureScaling;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.voice.SpeechFrontEnd;
import dev.undertone.models.Figure;
import dev.undertone.models.MemberNetwork;
import dev.undertone.models.ModelBundle;
import dev.undertone.models.ModelInfo;
import dev.undertone.models.ModelManifest;
import dev.undertone.models.Normalisation;
import dev.undertone.models.SpeechEncoder;
import dev.undertone.training.Standardisation;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainingClip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Trains the model that an experiment leaves behind, on all speakers. Nothing can be measured on it any more, so all it
 * says of unseen speakers comes from the experiment's folds: the temperature, the threshold, the figures.
 */
public final class BundleMaker {

    /** Recognised answers shall be right this often on speakers never heard. */
    private static final double WANTED_ACCURACY = 0.8;

    /**
     * What the bundle says of itself.
     *
     * @param command the command line that makes it again
     */
    public record Options(ModelInfo info, String command, String codeVersion) {}

    private final ExperimentRun run;

    public BundleMaker(ExperimentRun run) {
        this.run = run;
    }

    /** Why an experiment leaves no model behind; empty if it does. */
    public static Optional<String> obstacle(ExperimentSpec spec) {
        if (!spec.normalisations().contains(NormalisationMode.GLOBAL)) {
            return Optional.of("no row has normalisation global, and a model hears one recording at a time");
        }
        if (spec.copies().beforeSplit()) {
            return Optional.of("copies were made before the split");
        }
        return spec.models().stream()
                .map(m -> m.input().featureSet())
                .filter(set -> !SpeechEncoder.isEncoders(set))
                .filter(set ->
                        FeatureCatalog.find(set).orElseThrow().schema().sampleRateHz() != SpeechFrontEnd.SAMPLE_RATE_HZ)
                .findFirst()
                .map(set -> "models hear " + SpeechFrontEnd.SAMPLE_RATE_HZ + " Hz, but " + FeatureCatalog.identity(set)
                        + " is for another rate");
    }

    /**
     * Trains every model on all clips.
     *
     * @throws IllegalArgumentException if the experiment has an {@link #obstacle}
     */
    public ModelBundle make(ExperimentResult result, Options options) throws IOException {
        obstacle(run.spec()).ifPresent(why -> {
            throw new IllegalArgumentException("experiment " + run.spec().name() + " leaves no model: " + why);
        });
        RowResult row = result.rows().stream()
                .filter(r -> r.normalisation() == NormalisationMode.GLOBAL)
                .findFirst()
                .orElseThrow();
        Decision decision = run.finalDecision(row);
        ClipStore store = run.store();
        List<ModelManifest.Member> members = new ArrayList<>();
        List<MemberNetwork> networks = new ArrayList<>();
        for (ModelPart part : decision.models()) {
            String name = "final/" + part.name();
            List<TrainingClip> clips = store.training(run.clips(), part.input(), decision.frontEnd());
            TrainedMember member = part.trainer(result.labels())
                    .train(
                            clips,
                            result.labels().size(),
                            run.seed(name),
                            run.around().progress().training(name));
            Standardisation fitted = member.standardisation();
            members.add(new ModelManifest.Member(
                    part.name(), part.input().featureSet(), part.input().framePooling(), part.weight()));
            networks.add(
                    MemberNetwork.of(Normalisation.of(fitted.mean(), fitted.scale(), fitted.clip()), member.onnx()));
        }
        return ModelBundle.of(
                manifest(result, row, decision, members, options),
                networks,
                run.spec().encoders());
    }

    private ModelManifest manifest(
            ExperimentResult result,
            RowResult row,
            Decision decision,
            List<ModelManifest.Member> members,
            Options options) {
        TemperatureScaling temperature = TemperatureScaling.fit(row.uncalibrated());
        List<Prediction> calibrated =
                row.uncalibrated().stream().map(temperature::apply).toList();
        Evaluation evaluation = row.evaluation();
        String brand =
                row.caveat().map(c -> "Its figures are " + c.text() + ". ").orElse("");
        return new ModelManifest(
                options.info(),
                brand + "Tells " + result.labels().size() + " emotions apart in a stretch of speech; "
                        + (members.size() == 1 ? "" : "an ensemble of ")
                        + members.stream().map(ModelManifest.Member::name).collect(Collectors.joining(", "))
                        + " trained on "
                        + result.corpora().stream()
                                .map(c -> c.descriptor().title())
                                .collect(Collectors.joining(", ")),
                result.labels(),
                decision.frontEnd(),
                members,
                new ModelManifest.Calibration(temperature.temperature(), confidenceThreshold(calibrated)),
                Optional.empty(),
                new ModelManifest.Provenance(
                        heard(result), List.of(run.spec().seed()), options.codeVersion(), options.command()),
                List.of(new ModelManifest.Figures(
                        row.caveat().map(Caveat::text).orElse("Unseen speakers"),
                        String.join("; ", result.protocol(row)),
                        figures(evaluation))),
                weaknesses(evaluation, run.spec()),
                heard(result).stream().map(c -> c.name() + ": " + c.licence()).collect(Collectors.joining("; ")));
    }

    /** All recordings that are in the model: those of the experiment, and those that a model it begins from has heard. */
    private static List<ModelManifest.TrainingCorpus> heard(ExperimentResult result) {
        Map<String, ModelManifest.TrainingCorpus> all = new LinkedHashMap<>();
        result.corpora().forEach(c -> all.put(c.descriptor().title(), corpus(c)));
        result.spec().models().stream()
                .flatMap(m -> m.start().stream())
                .map(ModelStart::bundle)
                .distinct()
                .flatMap(b -> b.manifest().provenance().corpora().stream())
                .forEach(c -> all.merge(c.name(), c, BundleMaker::together));
        return List.copyOf(all.values());
    }

    private static ModelManifest.TrainingCorpus together(
            ModelManifest.TrainingCorpus one, ModelManifest.TrainingCorpus other) {
        // Where one does not say who speaks, nobody can be said to be unheard.
        boolean known = !one.speakers().isEmpty() && !other.speakers().isEmpty();
        List<String> speakers = known
                ? Stream.concat(one.speakers().stream(), other.speakers().stream())
                        .distinct()
                        .sorted()
                        .toList()
                : List.of();
        return new ModelManifest.TrainingCorpus(
                one.name(), one.language(), speakers, Math.max(one.utterances(), other.utterances()), one.licence());
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
            evaluation
                    .confusion()
                    .recall(emotion)
                    .ifPresent(recall -> figures.add(Figure.of("recall " + emotion.id(), recall)));
        }
        return figures;
    }

    private static Figure figure(String metric, double value, Optional<Interval> interval) {
        return interval.map(i -> Figure.of(metric, value, i.low(), i.high())).orElse(Figure.of(metric, value));
    }

    private static List<String> weaknesses(Evaluation evaluation, ExperimentSpec spec) {
        List<String> weaknesses = new ArrayList<>();
        spec.encoders()
                .forEach(e -> weaknesses.add("It hears through the pretrained encoder "
                        + e.description().name()
                        + ", whose own training recordings, terms and failings are its makers'."));
        Emotion weakest = evaluation.confusion().labels().emotions().stream()
                .min(Comparator.comparingDouble(
                        e -> evaluation.confusion().recall(e).orElse(1)))
                .orElseThrow();
        String strangers = evaluation.caveat().isPresent() ? "in its optimistic test" : "by speakers it never heard";
        weaknesses.add(String.format(
                Locale.ROOT,
                "It finds %s least often: %.0f %% of such clips %s.",
                weakest.id(),
                100 * evaluation.confusion().recall(weakest).orElse(0),
                strangers));
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
