package dev.undertone.training.experiment;

import dev.undertone.corpora.Corpus;
import dev.undertone.emotions.Emotion;
import dev.undertone.evaluation.Caveat;
import dev.undertone.evaluation.Evaluation;
import dev.undertone.evaluation.Interval;
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
 * says of unseen speakers comes from the experiment's folds: temperatures, thresholds, label sets, figures, and, if rows
 * of the experiment heard test speakers against baselines, how much a baseline counts. It then has each model twice, on
 * the training's scale and on the speaker's.
 */
public final class BundleMaker {

    /** Ends the names of members on the speaker's scale. */
    private static final String VOICE = "-voice";

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
                .filter(r -> r.normalisation().equals(NormalisationMode.GLOBAL))
                .findFirst()
                .orElseThrow();
        List<RowResult> baselines = baselines(result);
        Decision decision = run.finalDecision(row);
        List<ModelManifest.Member> members = new ArrayList<>();
        List<MemberNetwork> networks = new ArrayList<>();
        for (ModelPart part : decision.models()) {
            boolean always = part.scale() == ModelPart.Scale.TRAINING;
            List<TrainingClip> clips = run.store().training(run.clips(), part.input(), decision.frontEnd());
            TrainedMember member = trained(part, part.name(), clips);
            members.add(new ModelManifest.Member(
                    part.name(),
                    part.input().featureSet(),
                    part.input().framePooling(),
                    ModelManifest.Scale.TRAINING,
                    part.weight(),
                    always && !baselines.isEmpty() ? part.weight() : 0));
            networks.add(MemberNetwork.of(normalisation(member), member.onnx()));
        }
        Optional<ModelManifest.Baseline> baseline = Optional.empty();
        if (!baselines.isEmpty()) {
            Decision own = run.finalDecision(baselines.get(baselines.size() - 1));
            BaselineDraw draw = baselines.get(0).normalisation().draw().orElseThrow();
            baseline = Optional.of(new ModelManifest.Baseline(own.frontEnd(), draw.shrinkage()));
            for (ModelPart part : own.models()) {
                if (part.scale() == ModelPart.Scale.ROW) {
                    String name = part.name() + VOICE;
                    List<TrainingClip> clips = run.store().training(run.clips(), part.input(), own.frontEnd());
                    SpeakerScales scales = SpeakerScales.learn(
                            draw, run.spec().seed(), run.lengths().seconds(), run.clips(), clips);
                    TrainedMember member = trained(part, name, scales.trained(run.clips(), clips));
                    members.add(new ModelManifest.Member(
                            name,
                            part.input().featureSet(),
                            part.input().framePooling(),
                            ModelManifest.Scale.SPEAKER,
                            0,
                            part.weight()));
                    networks.add(MemberNetwork.of(scales.prior(), normalisation(member), member.onnx()));
                }
            }
        }
        return ModelBundle.of(
                manifest(result, row, baselines, decision, members, baseline, options),
                networks,
                run.spec().encoders());
    }

    /**
     * The rows that say what a baseline of growing length is worth: of mixed speech if there are such, else of neutral
     * speech, all with the shrinkage of the first of them. None if every model keeps to the training's scale.
     */
    private static List<RowResult> baselines(ExperimentResult result) {
        List<RowResult> drawn = result.rows().stream()
                .filter(row -> row.normalisation().draw().isPresent())
                .sorted(Comparator.comparingDouble((RowResult row) ->
                                row.normalisation().draw().orElseThrow().seconds())
                        .thenComparing(
                                row -> row.normalisation().draw().orElseThrow().speech()))
                .toList();
        Optional<BaselineDraw> first = drawn.stream()
                .flatMap(row -> row.normalisation().draw().stream())
                .min(Comparator.comparing(BaselineDraw::speech));
        boolean own = result.spec().models().stream().anyMatch(m -> m.scale() == ModelPart.Scale.ROW);
        return drawn.stream()
                .filter(row -> own && row.normalisation().draw().stream().anyMatch(d -> d.isLike(first.orElseThrow())))
                .toList();
    }

    private TrainedMember trained(ModelPart part, String name, List<TrainingClip> clips) {
        String what = "final/" + name;
        return part.trainer(run.labels())
                .train(
                        clips,
                        run.labels().size(),
                        run.seed(what),
                        run.around().progress().training(what));
    }

    private static Normalisation normalisation(TrainedMember member) {
        Standardisation fitted = member.standardisation();
        return Normalisation.of(fitted.mean(), fitted.scale(), fitted.clip());
    }

    private ModelManifest manifest(
            ExperimentResult result,
            RowResult row,
            List<RowResult> baselines,
            Decision decision,
            List<ModelManifest.Member> members,
            Optional<ModelManifest.Baseline> baseline,
            Options options) {
        Evaluation evaluation = row.evaluation();
        String brand =
                row.caveat().map(c -> "Its figures are " + c.text() + ". ").orElse("");
        List<ModelManifest.Figures> figures = new ArrayList<>();
        figures.add(figures("Unseen speakers", result, row));
        baselines.forEach(r -> figures.add(figures(
                "Unseen speakers against a baseline of theirs ("
                        + r.normalisation().id() + ")",
                result,
                r)));
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
                BaselineCalibration.of(row, baselines),
                baseline,
                new ModelManifest.Provenance(
                        heard(result), List.of(run.spec().seed()), options.codeVersion(), options.command()),
                figures,
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

    private static ModelManifest.Figures figures(String title, ExperimentResult result, RowResult row) {
        return new ModelManifest.Figures(
                row.caveat().map(Caveat::text).orElse(title),
                String.join("; ", result.protocol(row)),
                figures(row.evaluation()));
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
