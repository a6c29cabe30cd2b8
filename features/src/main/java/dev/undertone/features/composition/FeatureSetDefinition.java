package dev.undertone.features.composition;

import dev.undertone.features.FeatureSet;
import dev.undertone.features.composition.Composition.Feature;
import dev.undertone.features.spectral.StftOptions;
import dev.undertone.features.spectral.WindowFunction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A feature set that is put together in a file, see {@code docs/feature-sets.md}. Two files that mean the same, whatever
 * their order of keys, their comments and the defaults they leave out, have one canonical form and one identity.
 * Immutable.
 */
public final class FeatureSetDefinition {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final List<String> KEYS =
            List.of("id", "description", "sampleRateHz", "frames", "features", "functionals", "over", "recording");
    private static final int MOST_FEATURES = 200;
    private static final int HASH_DIGITS = 12;

    private final String description;
    private final Composition composition;
    private final String canonical;
    private final FeatureSet featureSet;

    private FeatureSetDefinition(String description, Composition composition, String canonical) {
        this.description = description;
        this.composition = composition;
        this.canonical = canonical;
        this.featureSet = composition.featureSet();
    }

    /**
     * Reads a definition file.
     *
     * @throws DefinitionException naming file, line, key, value and what is allowed
     */
    public static FeatureSetDefinition read(Path file) throws IOException {
        return parse(Files.readString(file), file.toString());
    }

    /** Reads a definition that came with the program. */
    public static FeatureSetDefinition bundled(String id) {
        String name = id + ".yaml";
        try (InputStream in = FeatureSetDefinition.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no built-in definition " + name);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new IllegalStateException("could not read " + name, e);
        }
    }

    /**
     * Reads a definition.
     *
     * @param yaml the text of a definition file; JSON is YAML too
     * @param source what to call it in messages
     * @throws DefinitionException naming source, line, key, value and what is allowed
     */
    public static FeatureSetDefinition parse(String yaml, String source) {
        DefinitionNode root = DefinitionNode.parse(yaml, source);
        Map<String, DefinitionNode> keys = root.entries("a definition");
        keys.forEach((key, node) -> {
            if (!KEYS.contains(key)) {
                throw node.wrong("a definition has no key " + key + "; its keys are " + KEYS);
            }
        });
        DefinitionNode idNode = required(root, keys, "id");
        String id = idNode.text("id");
        if (!ID.matcher(id).matches()) {
            throw idNode.wrong("id must be 1 to 64 small letters, digits and hyphens but was " + id);
        }
        DefinitionOptions top = new DefinitionOptions("the set", root, only(keys, "sampleRateHz"), Map.of());
        required(root, keys, "sampleRateHz");
        int rate = top.whole("sampleRateHz", 16_000, 4000, 192_000);
        DefinitionNode framesNode = required(root, keys, "frames");
        DefinitionOptions frames = new DefinitionOptions("frames", framesNode, framesNode.entries("frames"), Map.of());
        FrameGrid grid = grid(frames, rate);
        List<String> written = new ArrayList<>();
        List<Feature> features = features(required(root, keys, "features"), grid, written);
        List<Functional> functionals = functionals(keys);
        ChosenFrames over = over(root, keys, features, functionals);
        List<String> measured = measured(keys, functionals);
        List<RecordingMeasure> measures = measured.stream()
                .map(name -> top.checked("recording", () -> RecordingCatalog.make(name, grid)))
                .toList();
        String description =
                keys.containsKey("description") ? keys.get("description").text("description") : "";
        String canonical = "{\"id\": " + DefinitionOptions.quoted(id) + ", \"sampleRateHz\": " + rate
                + ", \"frames\": " + frames.canonical() + ", \"features\": [" + String.join(", ", written) + "]"
                + (functionals.isEmpty()
                        ? ""
                        : ", \"functionals\": "
                                + functionals.stream()
                                        .map(f -> DefinitionOptions.quoted(f.name()))
                                        .collect(Collectors.joining(", ", "[", "]"))
                                + ", \"over\": "
                                + DefinitionOptions.quoted(over.name().toLowerCase(Locale.ROOT)))
                + (measured.isEmpty()
                        ? ""
                        : ", \"recording\": "
                                + measured.stream()
                                        .map(DefinitionOptions::quoted)
                                        .collect(Collectors.joining(", ", "[", "]")))
                + "}";
        return new FeatureSetDefinition(
                description, new Composition(id, grid, features, functionals, over, measures), canonical);
    }

    private static DefinitionNode required(DefinitionNode root, Map<String, DefinitionNode> keys, String key) {
        DefinitionNode node = keys.get(key);
        if (node == null) {
            throw root.wrong("a definition needs the key " + key);
        }
        return node;
    }

    private static Map<String, DefinitionNode> only(Map<String, DefinitionNode> keys, String key) {
        Map<String, DefinitionNode> one = new LinkedHashMap<>(keys);
        one.keySet().retainAll(List.of(key));
        return one;
    }

    private static FrameGrid grid(DefinitionOptions options, int rate) {
        int window = options.whole("windowSamples", rate / 40, 2, 1 << 16);
        int least = Math.max(4, Integer.highestOneBit(window - 1) << 1);
        int hop = options.whole("hopSamples", rate / 100, 1, 1 << 16);
        int fftSize = options.whole("fftSize", least, 4, 1 << 16);
        if (Integer.bitCount(fftSize) != 1 || fftSize < window) {
            throw options.wrong(
                    "fftSize",
                    "fftSize must be a power of two and at least " + window + " (windowSamples) but was " + fftSize);
        }
        WindowFunction function = options.choice("window", WindowFunction.HANN);
        options.finish();
        return new FrameGrid(rate, new StftOptions(fftSize, window, hop, function));
    }

    private static List<Feature> features(DefinitionNode node, FrameGrid grid, List<String> written) {
        List<DefinitionNode> items = node.items("features");
        if (items.isEmpty() || items.size() > MOST_FEATURES) {
            throw node.wrong("features must be 1.." + MOST_FEATURES + " but were " + items.size());
        }
        Map<String, FrameExtractor> made = new LinkedHashMap<>();
        List<Feature> features = new ArrayList<>();
        for (DefinitionNode item : items) {
            Map<String, DefinitionNode> given = item.isScalar() ? Map.of() : item.entries("a feature");
            if (!item.isScalar() && given.size() != 1) {
                throw item.wrong(
                        "a feature must be a name, or one name with its options, but had keys " + given.keySet());
            }
            String kind = item.isScalar()
                    ? item.text("a feature")
                    : given.keySet().iterator().next();
            if (!ExtractorCatalog.names().contains(kind)) {
                throw item.wrong("a feature must be one of " + ExtractorCatalog.names() + " but was " + kind);
            }
            Map<String, DefinitionNode> options = new LinkedHashMap<>();
            for (DefinitionNode values : given.values()) {
                options.putAll(values.entries(kind));
            }
            DefinitionNode named = options.remove("name");
            DefinitionOptions read = new DefinitionOptions(kind, item, options, made);
            FrameExtractor extractor = read.checked(kind, () -> ExtractorCatalog.make(kind, grid, read));
            Preparation preparation = read.takesAnother() ? Preparation.NONE : Preparation.of(read);
            read.finish();
            String name = named == null ? read.defaultName(kind) : named.text("name");
            if (!NAME.matcher(name).matches() || made.containsKey(name)) {
                throw (named == null ? item : named)
                        .wrong("each feature needs a name of its own, of small letters, digits and hyphens, but " + name
                                + (made.containsKey(name) ? " stands twice; give one of them a name:" : " is none"));
            }
            made.put(name, extractor);
            features.add(new Feature(name, extractor, preparation));
            written.add("{" + DefinitionOptions.quoted(kind) + ": " + read.canonical(name) + "}");
        }
        return features;
    }

    private static List<Functional> functionals(Map<String, DefinitionNode> keys) {
        DefinitionNode node = keys.get("functionals");
        List<Functional> functionals = new ArrayList<>();
        if (node != null) {
            for (DefinitionNode item : node.items("functionals")) {
                String name = item.text("a functional");
                if (functionals.stream().anyMatch(f -> f.name().equals(name))) {
                    throw item.wrong("functional " + name + " stands twice");
                }
                try {
                    functionals.add(Functional.named(name));
                } catch (IllegalArgumentException e) {
                    throw item.wrong(String.valueOf(e.getMessage()), e);
                }
            }
            if (functionals.isEmpty()) {
                throw node.wrong("functionals must be at least one; leave the key out for one row per frame");
            }
        }
        return functionals;
    }

    private static List<String> measured(Map<String, DefinitionNode> keys, List<Functional> functionals) {
        DefinitionNode node = keys.get("recording");
        if (node == null) {
            return List.of();
        }
        if (functionals.isEmpty()) {
            throw node.wrong("recording adds numbers to the row of a recording, but without functionals there is none");
        }
        return new DefinitionOptions("the set", node, Map.of("recording", node), Map.of())
                .some("recording", RecordingCatalog.names());
    }

    private static ChosenFrames over(
            DefinitionNode root,
            Map<String, DefinitionNode> keys,
            List<Feature> features,
            List<Functional> functionals) {
        DefinitionOptions options = new DefinitionOptions("the set", root, only(keys, "over"), Map.of());
        ChosenFrames over = options.choice("over", ChosenFrames.ALL);
        DefinitionNode node = keys.get("over");
        if (node != null && functionals.isEmpty()) {
            throw node.wrong("over says which frames functionals look at, but there are no functionals");
        }
        if (node != null
                && over != ChosenFrames.ALL
                && features.stream()
                        .noneMatch(f -> f.extractor().voicingColumn().isPresent())) {
            throw node.wrong("over: " + node.text("over") + " needs a feature that tells voiced from unvoiced; add f0");
        }
        return over;
    }

    public String id() {
        return composition.id();
    }

    /** What the file says of the set; may be empty. */
    public String description() {
        return description;
    }

    /** The id and a hash of the canonical form, such as {@code my-voice-v1@3f2a90c1b4d5}: names caches and models. */
    public String identity() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return id() + "@" + HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The definition as one line of JSON with every default written out; reading it gives an equal set. */
    public String canonical() {
        return canonical;
    }

    /** The set itself, always the same one. */
    public FeatureSet featureSet() {
        return featureSet;
    }
}
