package dev.undertone.training;

import dev.undertone.audio.FloatStore;
import dev.undertone.corpora.Utterance;
import dev.undertone.features.DerivedFeatureSet;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.FeatureStore;
import dev.undertone.features.voice.FrontEndOptions;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps the features of training clips in a {@link FeatureStore}, so that each is computed once; derived ones are worked out anew. */
public final class FeatureCache implements FeatureSource {

    private final FeatureStore store;
    private final FeatureSource source;

    /** Caches {@code source} in a folder that is made when first needed. */
    public FeatureCache(Path folder, FeatureSource source) {
        this.store = new FeatureStore(folder);
        this.source = source;
    }

    @Override
    public FeatureBlock features(Utterance utterance, InputSpec input, FrontEndOptions frontEnd, Rendition rendition)
            throws IOException {
        if (FeatureCatalog.find(input.featureSet()).orElse(null) instanceof DerivedFeatureSet derived) {
            InputSpec base = new InputSpec(derived.baseId(), input.framePooling(), input.speeds());
            float[] values = derived.derive(
                    features(utterance, base, frontEnd, rendition).toArray());
            return FeatureBlock.of(1, values.length, values);
        }
        FeatureStore.Rows rows = store.get(
                new FeatureStore.Key(
                        utterance.file(),
                        FeatureCatalog.identity(input.featureSet()),
                        parameters(utterance, input, frontEnd, rendition)),
                () -> {
                    FeatureBlock block = source.features(utterance, input, frontEnd, rendition);
                    return new FeatureStore.Rows(block.frames(), block.dims(), FloatStore.of(block.toArray()));
                });
        return FeatureBlock.of(rows.rows(), rows.dims(), rows.values().toArray());
    }

    private static String parameters(
            Utterance utterance, InputSpec input, FrontEndOptions frontEnd, Rendition rendition) {
        String level = frontEnd.levelDbfs().isPresent()
                ? Double.toString(frontEnd.levelDbfs().getAsDouble())
                : "kept";
        return String.join(
                "|",
                Integer.toString(input.framePooling()),
                Boolean.toString(frontEnd.trim()),
                level
                        + (frontEnd.bandHz().isPresent()
                                ? "|below" + frontEnd.bandHz().getAsDouble()
                                : ""),
                rendition.key(utterance) + utterance.segment().map(s -> "|" + s).orElse(""));
    }
}
