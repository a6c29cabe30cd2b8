package dev.undertone.training.experiment;

import com.google.gson.GsonBuilder;
import dev.undertone.corpora.LabelChoice;
import dev.undertone.corpora.augmentation.AugmentationSpec;
import dev.undertone.corpora.split.SplitPlan;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.training.SettingSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An experiment with every default written out, as YAML that can be run again. */
final class ResolvedSpec {

    private ResolvedSpec() {}

    /** Lines that end in a line feed; each value in JSON, which YAML reads too. */
    static String yaml(ExperimentSpec spec) {
        return lines(values(spec));
    }

    /** The same without what changes no figure: where things lie, and what the report shows. */
    static String settings(ExperimentSpec spec) {
        Map<String, Object> values = values(spec);
        values.keySet().removeAll(List.of("corpora", "encoder", "report"));
        values.put("model", spec.models().stream().map(ResolvedSpec::unplaced).toList());
        return lines(values);
    }

    private static String lines(Map<String, Object> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> text.append(key)
                .append(": ")
                .append(new GsonBuilder().disableHtmlEscaping().create().toJson(value))
                .append('\n'));
        return text.toString();
    }

    private static Map<String, Object> values(ExperimentSpec spec) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", spec.name());
        all.put("corpora", spec.corpora().stream().map(ResolvedSpec::corpus).toList());
        all.put("labels", labels(spec.labels()));
        if (!spec.classWeights().isEmpty()) {
            Map<String, Double> weights = new LinkedHashMap<>();
            new TreeMap<>(spec.classWeights()).forEach((emotion, weight) -> weights.put(emotion.id(), weight));
            all.put("classes", Map.of("weights", weights));
        }
        all.put(
                "frontEnd",
                spec.frontEnds().stream().map(ResolvedSpec::frontEnd).toList());
        Map<String, Object> copies = new LinkedHashMap<>();
        copies.put("speeds", spec.copies().speeds());
        copies.put(
                "copies",
                spec.copies().recipes().stream().map(ResolvedSpec::recipe).toList());
        copies.put("order", spec.copies().beforeSplit() ? "before-split" : "after-split");
        all.put("augmentation", copies);
        List<String> encoders = spec.encoders().stream()
                .flatMap(e -> e.source().stream())
                .map(file -> file.toAbsolutePath().normalize().toString())
                .toList();
        if (!encoders.isEmpty()) {
            all.put("encoder", encoders);
        }
        all.put("model", spec.models().stream().map(ResolvedSpec::model).toList());
        all.put("split", split(spec));
        all.put(
                "normalisation",
                spec.normalisations().stream().map(ResolvedSpec::normalisation).toList());
        spec.search().ifPresent(search -> all.put("search", search(search)));
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("hardest", spec.report().hardest());
        report.put("embedAudio", spec.report().embedAudio());
        report.put("importance", spec.report().importanceRepeats());
        all.put("report", report);
        all.put("seed", spec.seed());
        all.put("allowLeak", spec.allowLeak());
        return all;
    }

    private static Map<String, Object> recipe(CopyRecipe recipe) {
        return new TreeMap<>(Map.of(
                "with", recipe.steps().stream().map(AugmentationSpec::toString).toList(), "copies", recipe.copies()));
    }

    private static Map<String, Object> corpus(CorpusSource source) {
        Map<String, Object> corpus = new LinkedHashMap<>();
        corpus.put("path", source.path().toAbsolutePath().normalize().toString());
        source.id().ifPresent(id -> corpus.put("id", id));
        return corpus;
    }

    private static Map<String, Object> labels(LabelChoice choice) {
        Map<String, Object> labels = new LinkedHashMap<>();
        List<String> merges = new ArrayList<>();
        new TreeMap<Emotion, Emotion>(choice.merge().merges())
                .forEach((from, to) -> merges.add(from.id() + "=" + to.id()));
        labels.put("merge", merges);
        if (choice.only().isPresent()) {
            labels.put("emotions", choice.only().map(LabelSet::ids).orElseThrow());
        } else if (choice.shared()) {
            labels.put("emotions", "shared");
        }
        return labels;
    }

    private static Object normalisation(NormalisationMode mode) {
        if (mode.draw().isEmpty()) {
            return mode.id();
        }
        BaselineDraw draw = mode.draw().get();
        Map<String, Object> baseline = new LinkedHashMap<>();
        baseline.put("mode", "baseline");
        baseline.put("seconds", draw.seconds());
        baseline.put("speech", draw.speech().word());
        baseline.put("meanWindows", draw.shrinkage().meanWindows());
        baseline.put("varianceWindows", draw.shrinkage().varianceWindows());
        baseline.put("training", draw.training().name().toLowerCase(Locale.ROOT));
        return baseline;
    }

    private static Map<String, Object> frontEnd(FrontEndOptions options) {
        Map<String, Object> frontEnd = new LinkedHashMap<>();
        frontEnd.put("trim", options.trim());
        if (options.levelDbfs().isPresent()) {
            frontEnd.put("levelDbfs", options.levelDbfs().getAsDouble());
        }
        if (options.bandHz().isPresent()) {
            frontEnd.put("bandHz", options.bandHz().getAsDouble());
        }
        return frontEnd;
    }

    private static Map<String, Object> model(ModelPart part) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("kind", part.kind().id());
        model.put("name", part.name());
        model.put("weight", part.weight());
        model.put("features", part.input().featureSet());
        model.put("framePooling", part.input().framePooling());
        part.start().ifPresent(start -> {
            model.put("from", start.source());
            model.put("member", start.member());
        });
        if (part.scale() == ModelPart.Scale.TRAINING) {
            model.put("scale", "training");
        }
        for (SettingSpec setting : part.kind().settings()) {
            model.put(setting.name(), part.settings().getOrDefault(setting.name(), setting.standard()));
        }
        return model;
    }

    private static Map<String, Object> unplaced(ModelPart part) {
        Map<String, Object> model = model(part);
        part.start()
                .ifPresent(start -> model.put(
                        "from", start.point(start.bundle().manifest().labels()).identity()));
        return model;
    }

    private static Map<String, Object> split(ExperimentSpec spec) {
        Map<String, Object> split = new LinkedHashMap<>();
        SplitPlan plan = spec.split();
        if (plan instanceof SplitPlan.SpeakerDisjoint p) {
            split.put("kind", "speaker-disjoint");
            split.put("folds", p.folds());
        } else if (plan instanceof SplitPlan.LeaveOneSpeakerOut) {
            split.put("kind", "leave-one-speaker-out");
        } else if (plan instanceof SplitPlan.Given p) {
            split.put("kind", "given");
            split.put("speakers", p.folds().folds());
        } else if (plan instanceof SplitPlan.GivenParts p) {
            split.put("kind", "given");
            split.put("train", p.train());
            split.put("test", p.test());
        } else if (plan instanceof SplitPlan.SentenceDisjoint p) {
            split.put("kind", "sentence-disjoint");
            split.put("folds", p.folds());
            split.put("sentenceGroups", p.sentenceGroups());
        } else if (plan instanceof SplitPlan.CrossCorpus) {
            split.put("kind", "cross-corpus");
        } else if (plan instanceof SplitPlan.AtRandom p) {
            split.put("kind", "random");
            if (p.share().isPresent()) {
                split.put("share", p.share().getAsDouble());
            } else {
                split.put("folds", p.folds());
            }
        }
        split.put("inner", spec.innerFolds());
        return split;
    }

    private static Map<String, Object> search(SearchSpec spec) {
        Map<String, Object> search = new LinkedHashMap<>();
        search.put("kind", spec.kind().name().toLowerCase(Locale.ROOT));
        search.put("trials", spec.trials());
        if (spec.minutes().isPresent()) {
            search.put("minutes", spec.minutes().getAsDouble());
        }
        search.put("selection", spec.onTest() ? "test" : "inner");
        switch (spec.kind()) {
            case EVOLUTIONARY -> {
                search.put("population", spec.evolution().population());
                search.put("tournament", spec.evolution().tournament());
                search.put("crossover", spec.evolution().crossover());
                search.put("mutation", spec.evolution().mutation());
                search.put("elite", spec.evolution().elite());
            }
            case HALVING -> {
                search.put("keep", spec.halving().keep());
                search.put("smallestShare", spec.halving().smallestShare());
            }
            case GRID, RANDOM -> {}
        }
        Map<String, Object> space = new LinkedHashMap<>();
        spec.space().forEach((name, axis) -> space.put(name, axis(axis)));
        search.put("space", space);
        return search;
    }

    private static Object axis(SearchAxis axis) {
        if (axis instanceof SearchAxis.Choices choices) {
            return choices.values();
        }
        Map<String, Object> range = new LinkedHashMap<>();
        SearchAxis.Range size = axis instanceof SearchAxis.Layers l ? l.size() : (SearchAxis.Range) axis;
        if (axis instanceof SearchAxis.Layers layers) {
            range.put("layers", List.of(layers.fewest(), layers.most()));
        }
        range.put("from", size.whole() ? (Object) (long) size.from() : (Object) size.from());
        range.put("to", size.whole() ? (Object) (long) size.to() : (Object) size.to());
        range.put("scale", size.logarithmic() ? "logarithmic" : "linear");
        return range;
    }
}
