package dev.undertone.training.experiment;

import com.google.gson.GsonBuilder;
import dev.undertone.corpora.augmentation.AugmentationCatalog;
import dev.undertone.corpora.augmentation.AugmentationEntry;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.training.SettingSpec;
import dev.undertone.training.SettingType;
import dev.undertone.training.TrainerCatalog;
import dev.undertone.training.TrainerKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The JSON Schema (2020-12) of experiment files, made from the same catalogue as the program's own checks. */
public final class ExperimentSchema {

    private ExperimentSchema() {}

    /** The schema, ending in a line feed. */
    public static String json() {
        Map<String, Object> schema = object(
                "corpora",
                        oneOrMany(anyOf(
                                string("folder or table, relative to the file"),
                                closed(
                                        object(
                                                "path", string("folder or table, relative to the file"),
                                                "id", string("which corpus it is, where its content does not say")),
                                        "path"))),
                "name", pattern("^[a-z0-9][a-z0-9-]{0,99}$"),
                "labels",
                        closed(object(
                                "merge", oneOrMany(pattern("^[a-zA-Z]+=[a-zA-Z]+(,[a-zA-Z]+=[a-zA-Z]+)*$")),
                                "emotions", oneOrMany(string("an emotion, or shared: those that every corpus has")))),
                "classes", closed(object("weights", anyOf(words("balanced", "none"), classWeights())), "weights"),
                "features", oneOrMany(string("id of a feature set, or a file that defines one")),
                "frontEnd",
                        oneOrMany(closed(object(
                                "trim",
                                type("boolean"),
                                "levelDbfs",
                                number(-60, 0),
                                "bandHz",
                                number(FrontEndOptions.LOWEST_BAND_HZ, FrontEndOptions.HIGHEST_BAND_HZ)))),
                "augmentation",
                        anyOf(
                                augmentation(),
                                list(copies()),
                                closed(object(
                                        "speeds", oneOrMany(number(0.5, 2)),
                                        "copies", oneOrMany(copies()),
                                        "order", words("after-split", "before-split")))),
                "encoder", oneOrMany(string("description of a pretrained encoder, whose embeddings models then take")),
                "model", oneOrMany(model()),
                "split", split(),
                "normalisation",
                        oneOrMany(anyOf(
                                words(NormalisationMode.PLAIN.stream()
                                        .map(NormalisationMode::id)
                                        .toArray(String[]::new)),
                                closed(
                                        object(
                                                "mode", words("baseline"),
                                                "seconds", number(1, 3600),
                                                "speech", words("mixed", "everyday", "neutral"),
                                                "training", words("all", "drawn"),
                                                "meanWindows", number(0, 1e6),
                                                "varianceWindows", number(1e-3, 1e6)),
                                        "mode"))),
                "search", search(),
                "report",
                        closed(object(
                                "hardest", whole(0, 200), "embedAudio", type("boolean"), "importance", whole(0, 100))),
                "seed", whole(0, Integer.MAX_VALUE),
                "allowLeak", type("boolean"));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "An Undertone experiment");
        root.putAll(closed(schema, "corpora", "model", "split"));
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(root) + "\n";
    }

    private static Map<String, Object> copies() {
        return anyOf(
                augmentation(),
                closed(object("with", oneOrMany(augmentation()), "copies", whole(1, CopyRecipe.MOST_COPIES)), "with"));
    }

    private static Map<String, Object> augmentation() {
        String names = AugmentationCatalog.entries().stream()
                .map(AugmentationEntry::name)
                .collect(Collectors.joining("|"));
        Map<String, Object> schema = pattern("^(" + names + ")(:[a-z-]+=[^,=]*(,[a-z-]+=[^,=]*)*)?$");
        schema.put("description", "NAME or NAME:OPTION=VALUE,… as undertone augment --with reads it; see --list there");
        return schema;
    }

    private static Map<String, Object> model() {
        List<Object> forms = new ArrayList<>();
        forms.add(words(TrainerCatalog.kinds().stream().map(TrainerKind::id).toArray(String[]::new)));
        for (TrainerKind kind : TrainerCatalog.kinds()) {
            Map<String, Object> properties = object(
                    "kind", words(kind.id()),
                    "name", pattern("^[a-z0-9][a-z0-9-]{0,63}$"),
                    "weight", number(1e-6, 1e6),
                    "features", string("id of a feature set, or a file that defines one"),
                    "framePooling", whole(1, 100),
                    "scale", words("row", "training"),
                    "from", from(),
                    "member", string("of the bundle; the one called like the kind if not given"));
            kind.settings().forEach(setting -> properties.put(setting.name(), setting(setting)));
            Map<String, Object> form = closed(properties, "kind");
            form.put("title", kind.title());
            forms.add(form);
        }
        forms.add(closed(object("from", from()), "from"));
        return new LinkedHashMap<>(Map.of("anyOf", forms));
    }

    private static Map<String, Object> classWeights() {
        Map<String, Object> weights = type("object");
        weights.put("description", "how much a clip of that emotion counts in training, 1 if not named");
        weights.put("minProperties", 1);
        weights.put("additionalProperties", number(1e-3, 1e3));
        return weights;
    }

    private static Map<String, Object> from() {
        return string("a bundle to begin from: default, or a file; without kind, all its members");
    }

    private static Map<String, Object> setting(SettingSpec setting) {
        Map<String, Object> schema = type(setting.type());
        schema.put("description", setting.about());
        schema.put("default", setting.standard());
        return schema;
    }

    private static Map<String, Object> type(SettingType type) {
        if (type instanceof SettingType.Whole whole) {
            return whole(whole.min(), whole.max());
        }
        if (type instanceof SettingType.Real real) {
            return number(real.min(), real.max());
        }
        if (type instanceof SettingType.Choice choice) {
            return words(choice.words().toArray(new String[0]));
        }
        if (type instanceof SettingType.Wholes wholes) {
            Map<String, Object> list = type("array");
            list.put("items", whole(wholes.min(), wholes.max()));
            return list;
        }
        return type("boolean");
    }

    private static Map<String, Object> split() {
        Map<String, Object> inner = whole(1, 20);
        return anyOf(
                words(
                        "speaker-disjoint",
                        "leave-one-speaker-out",
                        "given",
                        "sentence-disjoint",
                        "cross-corpus",
                        "random"),
                closed(object("kind", words("speaker-disjoint"), "folds", whole(2, 1000), "inner", inner), "kind"),
                closed(object("kind", words("leave-one-speaker-out", "cross-corpus"), "inner", inner), "kind"),
                closed(
                        object(
                                "kind", words("given"),
                                "speakers",
                                        list(list(string("a speaker, such as 01 or, of several corpora, ravdess/01"))),
                                "inner", inner),
                        "kind",
                        "speakers"),
                closed(
                        object(
                                "kind", words("given"),
                                "train", oneOrMany(string("a part of the corpora, train if not given")),
                                "test", oneOrMany(string("a part of the corpora, test if not given")),
                                "inner", inner),
                        "kind"),
                closed(
                        object(
                                "kind", words("sentence-disjoint"),
                                "folds", whole(2, 1000),
                                "sentenceGroups", whole(2, 1000),
                                "inner", inner),
                        "kind"),
                closed(
                        object(
                                "kind", words("random"),
                                "folds", whole(2, 1000),
                                "share", number(0.01, 0.99),
                                "inner", inner),
                        "kind"));
    }

    private static Map<String, Object> search() {
        Map<String, Object> range = closed(
                object(
                        "from", type("number"),
                        "to", type("number"),
                        "scale", words("linear", "logarithmic"),
                        "layers", list(whole(1, 8))),
                "from",
                "to");
        Map<String, Object> space = type("object");
        space.put("description", "what is tried, by model.setting: a list of values, or a range");
        space.put("minProperties", 1);
        space.put("additionalProperties", anyOf(type("array"), range));
        List<Object> forms = new ArrayList<>();
        for (SearchSpec.Kind kind : SearchSpec.Kind.values()) {
            Map<String, Object> properties = object(
                    "kind", words(kind.name().toLowerCase(Locale.ROOT)),
                    "trials", whole(1, 100_000),
                    "minutes", number(0.01, 1e6),
                    "selection", words("inner", "test"),
                    "space", space);
            if (kind == SearchSpec.Kind.EVOLUTIONARY) {
                properties.putAll(object(
                        "population", whole(2, 10_000),
                        "tournament", whole(1, 10_000),
                        "crossover", number(0, 1),
                        "mutation", number(0, 1),
                        "elite", whole(0, 10_000)));
            } else if (kind == SearchSpec.Kind.HALVING) {
                properties.putAll(object("keep", whole(2, 100), "smallestShare", number(0.001, 1)));
            }
            forms.add(closed(properties, "kind", "space"));
        }
        return new LinkedHashMap<>(Map.of("anyOf", forms));
    }

    private static Map<String, Object> object(Object... keysAndSchemas) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < keysAndSchemas.length; i += 2) {
            properties.put((String) keysAndSchemas[i], keysAndSchemas[i + 1]);
        }
        return properties;
    }

    private static Map<String, Object> closed(Map<String, Object> properties, String... required) {
        Map<String, Object> schema = type("object");
        schema.put("properties", properties);
        schema.put("required", List.of(required));
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> oneOrMany(Map<String, Object> one) {
        Map<String, Object> many = list(one);
        many.put("minItems", 1);
        return anyOf(one, many);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Map<String, Object> anyOf(Map<String, Object>... forms) {
        return new LinkedHashMap<>(Map.of("anyOf", List.of(forms)));
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        Map<String, Object> schema = type("array");
        schema.put("items", items);
        return schema;
    }

    private static Map<String, Object> type(String type) {
        return new LinkedHashMap<>(Map.of("type", type));
    }

    private static Map<String, Object> string(String description) {
        Map<String, Object> schema = type("string");
        schema.put("description", description);
        return schema;
    }

    private static Map<String, Object> pattern(String pattern) {
        Map<String, Object> schema = type("string");
        schema.put("pattern", pattern);
        return schema;
    }

    private static Map<String, Object> words(String... words) {
        return new LinkedHashMap<>(Map.of("enum", List.of(words)));
    }

    private static Map<String, Object> whole(long min, long max) {
        Map<String, Object> schema = type("integer");
        schema.put("minimum", min);
        schema.put("maximum", max);
        return schema;
    }

    private static Map<String, Object> number(double min, double max) {
        Map<String, Object> schema = type("number");
        if (Double.isFinite(min)) {
            schema.put("minimum", min);
        }
        if (Double.isFinite(max)) {
            schema.put("maximum", max);
        }
        return schema;
    }
}
