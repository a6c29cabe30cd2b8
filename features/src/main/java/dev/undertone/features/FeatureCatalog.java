package dev.undertone.features;

import dev.undertone.features.egemaps.EgemapsV02;
import dev.undertone.features.egemaps.EgemapsV02Descriptors;
import dev.undertone.features.voice.FunctionalsV1;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every published feature set, by the id that model bundles name. A set is built when first asked for, then shared. */
public final class FeatureCatalog {

    private static final Map<String, Supplier<FrameFeatureSet>> FRAMES =
            Map.of(LogMelV1.ID, LogMelV1::new, EgemapsV02Descriptors.ID, EgemapsV02Descriptors::new);
    private static final Map<String, Supplier<UtteranceFeatureSet>> UTTERANCE =
            Map.of(FunctionalsV1.ID, FunctionalsV1::new, EgemapsV02.ID, EgemapsV02::new);

    private static final Map<String, FeatureSet> BUILT = new ConcurrentHashMap<>();

    private FeatureCatalog() {}

    /** The ids of all sets, in alphabetical order. */
    public static List<String> ids() {
        return Stream.concat(FRAMES.keySet().stream(), UTTERANCE.keySet().stream())
                .sorted()
                .toList();
    }

    /** The set of that id, of either kind. */
    public static Optional<FeatureSet> find(String id) {
        if (FRAMES.containsKey(id)) {
            return Optional.of(frames(id));
        }
        return UTTERANCE.containsKey(id) ? Optional.of(utterance(id)) : Optional.empty();
    }

    /**
     * The set of features per frame of that id.
     *
     * @throws IllegalArgumentException naming the allowed ids
     */
    public static FrameFeatureSet frames(String id) {
        return (FrameFeatureSet) built("frame", id, FRAMES);
    }

    /**
     * The set of features per utterance of that id.
     *
     * @throws IllegalArgumentException naming the allowed ids
     */
    public static UtteranceFeatureSet utterance(String id) {
        return (UtteranceFeatureSet) built("utterance", id, UTTERANCE);
    }

    private static FeatureSet built(
            String kind, String id, Map<String, ? extends Supplier<? extends FeatureSet>> sets) {
        Supplier<? extends FeatureSet> set = sets.get(id);
        if (set == null) {
            throw new IllegalArgumentException(kind + " feature set must be one of "
                    + String.join(", ", sets.keySet().stream().sorted().toList()) + " but was '" + id + "'");
        }
        return BUILT.computeIfAbsent(id, key -> set.get());
    }
}
