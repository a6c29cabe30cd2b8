package dev.undertone.training.experiment;

import dev.undertone.corpora.LabelChoice;
import dev.undertone.corpora.SpeakerFolds;
import dev.undertone.corpora.split.SplitPlan;
import dev.undertone.emotions.LabelMap;
import dev.undertone.emotions.LabelSet;
import dev.undertone.features.composition.DefinitionNode;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.models.baseline.Shrinkage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads an experiment from YAML. What is wrong is named with file, line, key, value and what is allowed. */
public final class ExperimentFile {

    private static final List<String> SPLITS = List.of(
            "speaker-disjoint", "leave-one-speaker-out", "given", "sentence-disjoint", "cross-corpus", "random");
    private static final FrontEndOptions AS_RECORDED = new FrontEndOptions(false, OptionalDouble.empty());

    private final Path folder;
    private final Optional<Path> corporaFolder;
    private final Keys keys;

    private ExperimentFile(Path folder, Optional<Path> corporaFolder, Keys keys) {
        this.folder = folder;
        this.corporaFolder = corporaFolder;
        this.keys = keys;
    }

    /**
     * Reads a file; paths in it are relative to its folder.
     *
     * @param corporaFolder where a corpus is looked for that is not beside the file
     * @throws IllegalArgumentException if it is no experiment
     */
    public static ExperimentSpec read(Path file, Optional<Path> corporaFolder) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("").normalize();
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        return parse(Files.readString(file), file.toString(), folder, corporaFolder, name);
    }

    /**
     * Reads an experiment.
     *
     * @param source what to call the text in messages
     * @param folder that paths are relative to
     * @param corporaFolder where a corpus is looked for that is not there
     * @param name of the experiment where it gives itself none
     */
    static ExperimentSpec parse(String yaml, String source, Path folder, Optional<Path> corporaFolder, String name) {
        DefinitionNode root = DefinitionNode.parse(yaml, source);
        return new ExperimentFile(folder, corporaFolder, Keys.of("the experiment", root)).spec(name);
    }

    private ExperimentSpec spec(String defaultName) {
        String name = keys.text("name", defaultName.toLowerCase(Locale.ROOT));
        if (!name.matches("[a-z0-9][a-z0-9-]{0,99}")) {
            throw keys.outside("name", "up to 100 small letters, digits and hyphens");
        }
        List<CorpusSource> corpora = corpora();
        LabelChoice labels = labels();
        CopyPlan copies = keys.find("augmentation")
                .map(node -> CopyReader.read(node, folder, corporaFolder))
                .orElse(CopyPlan.NONE);
        ClassReader classes = ClassReader.of(keys);
        ModelReader reader = new ModelReader(folder, keys, copies, classes.balance());
        List<ModelPart> models = reader.models();
        FrontEndOptions usual = models.stream()
                .flatMap(m -> m.start().stream())
                .map(start -> start.bundle().manifest().frontEnd())
                .findFirst()
                .orElse(FrontEndOptions.defaults());
        List<FrontEndOptions> frontEnds = frontEnds(reader.asRecordedOnly(models), usual);
        Optional<SearchSpec> search = keys.find("search").map(node -> SearchReader.read(node, models));
        SplitPlan[] split = new SplitPlan[1];
        int inner = split(split, search.isPresent());
        List<NormalisationMode> rows = new ArrayList<>();
        for (DefinitionNode node : keys.list("normalisation")) {
            rows.add(normalisation(node));
        }
        ReportOptions report = report();
        long seed = keys.whole("seed", 1, 0, Integer.MAX_VALUE);
        boolean allowLeak = keys.flag("allowLeak", false);
        keys.finish();
        return keys.checked(
                "normalisation",
                () -> new ExperimentSpec(
                        name,
                        corpora,
                        labels,
                        classes.weights(),
                        frontEnds,
                        copies,
                        models,
                        reader.encoders(models),
                        split[0],
                        inner,
                        rows.isEmpty() ? List.of(NormalisationMode.GLOBAL) : rows,
                        search,
                        report,
                        seed,
                        allowLeak));
    }

    private List<CorpusSource> corpora() {
        keys.required("corpora", "[ravdess, crema-d]");
        List<CorpusSource> corpora = new ArrayList<>();
        for (DefinitionNode node : keys.list("corpora")) {
            if (node.isScalar()) {
                corpora.add(new CorpusSource(path(node), Optional.empty()));
            } else {
                Keys corpus = Keys.of("a corpus", node);
                Path path = path(corpus.required("path", "../corpora/ravdess"));
                Optional<String> id = corpus.find("id").map(n -> n.text("id"));
                corpus.finish();
                corpora.add(new CorpusSource(path, id));
            }
        }
        if (corpora.isEmpty()) {
            throw keys.outside("corpora", "at least one folder or table");
        }
        return corpora;
    }

    private Path path(DefinitionNode node) {
        String text = node.text("a path");
        Path path = folder.resolve(text).normalize();
        if (Files.exists(path)) {
            return path;
        }
        Optional<Path> elsewhere =
                corporaFolder.map(corpora -> corpora.resolve(text).normalize()).filter(Files::exists);
        return elsewhere.orElseThrow(() -> node.wrong("corpora: there is no folder or table '" + text + "' in " + folder
                + corporaFolder.map(corpora -> " or " + corpora).orElse("")
                + "; write its path, or say where corpora lie by --corpora or the variable UNDERTONE_CORPORA"));
    }

    private LabelChoice labels() {
        Optional<DefinitionNode> node = keys.find("labels");
        if (node.isEmpty()) {
            return LabelChoice.ALL;
        }
        Keys labels = Keys.of("labels", node.get());
        LabelMap merge = labels.checked("merge", () -> {
            List<String> merges =
                    labels.list("merge").stream().map(n -> n.text("merge")).toList();
            return merges.isEmpty() ? LabelMap.NONE : LabelMap.parse(merges);
        });
        List<String> words =
                labels.list("emotions").stream().map(n -> n.text("emotions")).toList();
        boolean shared = words.equals(List.of("shared"));
        Optional<LabelSet> only = words.isEmpty() || shared
                ? Optional.empty()
                : Optional.of(labels.checked("emotions", () -> LabelSet.parse(String.join(",", words))));
        labels.finish();
        return new LabelChoice(merge, only, shared);
    }

    private List<FrontEndOptions> frontEnds(boolean asRecordedOnly, FrontEndOptions usual) {
        List<FrontEndOptions> frontEnds = new ArrayList<>();
        for (DefinitionNode node : keys.list("frontEnd")) {
            Keys frontEnd = Keys.of("frontEnd", node);
            boolean trim = frontEnd.flag("trim", FrontEndOptions.defaults().trim());
            OptionalDouble level = frontEnd.find("levelDbfs")
                    .map(n -> OptionalDouble.of(frontEnd.number("levelDbfs", n, -60, 0)))
                    .orElse(OptionalDouble.empty());
            OptionalDouble band = frontEnd.find("bandHz")
                    .map(n -> OptionalDouble.of(frontEnd.number(
                            "bandHz", n, FrontEndOptions.LOWEST_BAND_HZ, FrontEndOptions.HIGHEST_BAND_HZ)))
                    .orElse(OptionalDouble.empty());
            frontEnd.finish();
            FrontEndOptions options = new FrontEndOptions(trim, level, band);
            if (asRecordedOnly && !options.equals(AS_RECORDED)) {
                throw node.wrong("frontEnd works at 16000 Hz, but some features are for another rate: it must be"
                        + " {trim: false} or left out");
            }
            frontEnds.add(options);
        }
        if (frontEnds.isEmpty()) {
            return List.of(asRecordedOnly ? AS_RECORDED : usual);
        }
        return frontEnds;
    }

    /** Fills in the plan and returns the number of inner folds. */
    private int split(SplitPlan[] into, boolean searching) {
        DefinitionNode node = keys.required("split", "{kind: speaker-disjoint, folds: 5}");
        Keys split = node.isScalar() ? null : Keys.of("split", node);
        DefinitionNode kindNode = split == null ? node : split.required("kind", "speaker-disjoint");
        Keys reader = split == null ? keys : split;
        String kind = reader.word(split == null ? "split" : "kind", kindNode, SPLITS);
        int inner = searching ? 3 : 1;
        if (split == null) {
            into[0] = plan(kind, Keys.of("split", DefinitionNode.parse("{}", "split")));
            return inner;
        }
        into[0] = plan(kind, split);
        int asked = split.whole("inner", inner, 1, 20);
        split.finish();
        return asked;
    }

    private static SplitPlan plan(String kind, Keys split) {
        return switch (kind) {
            case "leave-one-speaker-out" -> new SplitPlan.LeaveOneSpeakerOut();
            case "cross-corpus" -> new SplitPlan.CrossCorpus();
            case "given" -> given(split);
            case "sentence-disjoint" ->
                new SplitPlan.SentenceDisjoint(
                        split.whole("folds", 5, 2, 1000), split.whole("sentenceGroups", 2, 2, 1000));
            case "random" -> {
                Optional<DefinitionNode> share = split.find("share");
                yield new SplitPlan.AtRandom(
                        split.whole("folds", 5, 2, 1000),
                        share.map(n -> OptionalDouble.of(split.number("share", n, 0.01, 0.99)))
                                .orElse(OptionalDouble.empty()));
            }
            default -> new SplitPlan.SpeakerDisjoint(split.whole("folds", 5, 2, 1000));
        };
    }

    private static List<String> texts(Keys keys, String key) {
        return keys.list(key).stream().map(n -> n.text(key)).toList();
    }

    private static SplitPlan given(Keys split) {
        List<List<String>> folds = new ArrayList<>();
        for (DefinitionNode fold : split.list("speakers")) {
            folds.add(
                    fold.items("a fold").stream().map(n -> n.text("a speaker")).toList());
        }
        if (folds.isEmpty()) {
            List<String> train = texts(split, "train");
            List<String> test = texts(split, "test");
            return split.checked(
                    "test",
                    () -> new SplitPlan.GivenParts(
                            train.isEmpty() ? List.of("train") : train, test.isEmpty() ? List.of("test") : test));
        }
        return new SplitPlan.Given(split.checked("speakers", () -> new SpeakerFolds(folds)));
    }

    private NormalisationMode normalisation(DefinitionNode node) {
        List<String> words =
                NormalisationMode.PLAIN.stream().map(NormalisationMode::id).toList();
        if (node.isScalar() && words.contains(node.text("normalisation"))) {
            return NormalisationMode.PLAIN.get(words.indexOf(node.text("normalisation")));
        }
        if (node.isScalar() || node.isSequence()) {
            throw node.wrong("the experiment: normalisation must be one of " + String.join(", ", words)
                    + " or {mode: baseline, seconds: 60} but was " + Keys.shown(node));
        }
        Keys mode = Keys.of("normalisation", node);
        mode.word("mode", mode.required("mode", "baseline"), List.of("baseline"));
        double seconds = mode.number("seconds", 60, 1, 3600);
        BaselineDraw.Speech speech = mode.choice("speech", BaselineDraw.Speech.MIXED);
        Shrinkage usual = BaselineDraw.USUAL;
        Shrinkage shrinkage = new Shrinkage(
                mode.number("meanWindows", usual.meanWindows(), 0, 1e6),
                mode.number("varianceWindows", usual.varianceWindows(), 1e-3, 1e6));
        BaselineDraw.Training training = mode.choice("training", BaselineDraw.Training.DRAWN);
        mode.finish();
        return NormalisationMode.baseline(new BaselineDraw(seconds, speech, shrinkage, training));
    }

    private ReportOptions report() {
        Optional<DefinitionNode> node = keys.find("report");
        ReportOptions usual = ReportOptions.defaults();
        if (node.isEmpty()) {
            return usual;
        }
        Keys report = Keys.of("report", node.get());
        ReportOptions options = new ReportOptions(
                report.whole("hardest", usual.hardest(), 0, 200),
                report.flag("embedAudio", usual.embedAudio()),
                report.whole("importance", usual.importanceRepeats(), 0, 100));
        report.finish();
        return options;
    }
}
