package dev.undertone.features;

import dev.undertone.features.composition.FeatureSetDefinition;
import dev.undertone.features.egemaps.EgemapsV02;
import dev.undertone.features.egemaps.EgemapsV02Descriptors;
import dev.undertone.features.voice.FunctionalsV1;
import dev.undertone.features.voice.FunctionalsV2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Every published feature set, by the id that model bundles name. A set is built when first asked for, then shared. */
public final class FeatureCatalog {

    private record Entry(Class<? extends FeatureSet> kind, String description, Supplier<? extends FeatureSet> set) {}

    private static final Map<String, Entry> ENTRIES = new TreeMap<>();

    static {
        frames(LogMelV1.ID, "80 mel bands, logarithmic, for networks", LogMelV1::new);
        utterance(FunctionalsV1.ID, "1,212 statistics of voice, spectrum and rhythm", FunctionalsV1::new);
        utterance(FunctionalsV2.ID, "652 of them that say little of words and microphone", FunctionalsV2::new);
        utterance(EgemapsV02.ID, "the 88 functionals of the extended Geneva minimalistic set", EgemapsV02::new);
        frames(EgemapsV02Descriptors.ID, "the 25 low-level descriptors behind egemaps-v02", EgemapsV02Descriptors::new);
        utterance("tutorial-180", "means of 40 MFCC, 12 chroma and 128 mel bands", () -> composed("tutorial-180"));
        utterance("tutorial-193", "tutorial-180, 7 spectral contrasts and 6 tonnetz", () -> composed("tutorial-193"));
    }

    private static final Map<String, FeatureSet> BUILT = new ConcurrentHashMap<>();

    private FeatureCatalog() {}

    private static void frames(String id, String description, Supplier<FrameFeatureSet> set) {
        ENTRIES.put(id, new Entry(FrameFeatureSet.class, description, set));
    }

    private static void utterance(String id, String description, Supplier<UtteranceFeatureSet> set) {
        ENTRIES.put(id, new Entry(UtteranceFeatureSet.class, description, set));
    }

    private static UtteranceFeatureSet composed(String id) {
        return (UtteranceFeatureSet) FeatureSetDefinition.bundled(id).featureSet();
    }

    /** The ids of all sets, in alphabetical order. */
    public static List<String> ids() {
        return List.copyOf(ENTRIES.keySet());
    }

    /**
     * The set of that id, of either kind, or of a definition in its canonical form.
     *
     * @throws IllegalArgumentException if it is a definition that is wrong
     */
    public static Optional<FeatureSet> find(String id) {
        if (isDefinition(id)) {
            return Optional.of(BUILT.computeIfAbsent(id, text -> parsed(text).featureSet()));
        }
        return ENTRIES.containsKey(id) ? Optional.of(built("", id, FeatureSet.class)) : Optional.empty();
    }

    /** What names a set in caches and for people: the id, or that of a definition and a hash of what it says. */
    public static String identity(String idOrDefinition) {
        return isDefinition(idOrDefinition) ? parsed(idOrDefinition).identity() : idOrDefinition;
    }

    private static boolean isDefinition(String text) {
        return text.startsWith("{");
    }

    private static FeatureSetDefinition parsed(String definition) {
        return FeatureSetDefinition.parse(definition, "the definition of the feature set");
    }

    /**
     * The set of that id or, if there is no such id, the one that a file defines.
     *
     * @throws IllegalArgumentException if it is neither, or the definition is wrong
     */
    public static NamedFeatureSet named(String idOrFile) throws IOException {
        Entry entry = ENTRIES.get(idOrFile);
        if (entry != null) {
            return new NamedFeatureSet(
                    idOrFile, entry.description(), built("", idOrFile, FeatureSet.class), Optional.empty());
        }
        if (!Files.isRegularFile(Path.of(idOrFile))) {
            throw new IllegalArgumentException("feature set must be one of " + String.join(", ", ids())
                    + " or a definition file but was '" + idOrFile + "'");
        }
        return defined(FeatureSetDefinition.read(Path.of(idOrFile)));
    }

    /**
     * The set of a definition.
     *
     * @throws IllegalArgumentException if it bears the id of a built-in set
     */
    public static NamedFeatureSet defined(FeatureSetDefinition definition) {
        if (ENTRIES.containsKey(definition.id())) {
            throw new IllegalArgumentException(
                    "id " + definition.id() + " is that of a built-in set; give the definition an id of its own");
        }
        return new NamedFeatureSet(
                definition.identity(),
                definition.description(),
                definition.featureSet(),
                Optional.of(definition.canonical()));
    }

    /**
     * The set of features per frame of that id.
     *
     * @throws IllegalArgumentException naming the allowed ids
     */
    public static FrameFeatureSet frames(String id) {
        return built("frame ", id, FrameFeatureSet.class);
    }

    /**
     * The set of features per utterance of that id.
     *
     * @throws IllegalArgumentException naming the allowed ids
     */
    public static UtteranceFeatureSet utterance(String id) {
        return built("utterance ", id, UtteranceFeatureSet.class);
    }

    private static <T extends FeatureSet> T built(String kind, String id, Class<T> type) {
        Entry entry = ENTRIES.get(id);
        if (entry == null || !type.isAssignableFrom(entry.kind())) {
            List<String> allowed = ENTRIES.entrySet().stream()
                    .filter(e -> type.isAssignableFrom(e.getValue().kind()))
                    .map(Map.Entry::getKey)
                    .toList();
            throw new IllegalArgumentException(
                    kind + "feature set must be one of " + String.join(", ", allowed) + " but was '" + id + "'");
        }
        return type.cast(BUILT.computeIfAbsent(id, key -> entry.set().get()));
    }
}
