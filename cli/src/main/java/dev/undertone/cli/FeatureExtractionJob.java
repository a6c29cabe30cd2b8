package dev.undertone.cli;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.FloatStore;
import dev.undertone.audio.Waveform;
import dev.undertone.cli.FeatureItems.Item;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.UtteranceAudio;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.FeatureSet;
import dev.undertone.features.FeatureStore;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.features.NamedFeatureSet;
import dev.undertone.features.UtteranceFeatureSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Computes one recording's rows of features: one, or one per frame or window. Thread-safe.
 *
 * @param set the set as users name it, for the cache
 * @param features what is extracted: the set itself, or its low-level features
 * @param windows where one row sums up a window; empty for the whole recording
 * @param store where features are kept; empty to compute them anew
 */
record FeatureExtractionJob(
        NamedFeatureSet set,
        FeatureSet features,
        ChannelSelection channel,
        Optional<FeatureWindows> windows,
        Optional<FeatureStore> store,
        RecordingFiles files) {

    /** The rows of a recording, or of a part of one: places first where they are windows, then the features. */
    FeatureStore.Rows of(Item item) throws IOException {
        if (store.isEmpty() || item.recording().equals(Inputs.STANDARD_INPUT)) {
            return compute(item);
        }
        String part = item.part()
                .flatMap(Utterance::segment)
                .map(segment -> "|" + segment)
                .orElse("");
        String parameters =
                "features|" + channel + "|" + windows + "|" + (features == set.set() ? "set" : "lld") + part;
        return store.get()
                .get(new FeatureStore.Key(Path.of(item.recording()), set.identity(), parameters), () -> compute(item));
    }

    private Waveform read(Item item) throws IOException {
        int rate = features.schema().sampleRateHz();
        return item.part().isPresent()
                ? UtteranceAudio.read(item.part().get(), channel, rate)
                : AudioReader.readLong(files.open(item.recording()), item.recording(), channel, rate)
                        .get(0);
    }

    private FeatureStore.Rows compute(Item item) throws IOException {
        Waveform waveform = read(item);
        int dims = features.schema().dims();
        if (features instanceof FrameFeatureSet frames) {
            FeatureMatrix matrix = frames.extract(waveform);
            return new FeatureStore.Rows(matrix.frames(), dims, matrix.values());
        }
        UtteranceFeatureSet utterance = (UtteranceFeatureSet) features;
        if (windows.isEmpty()) {
            return new FeatureStore.Rows(
                    1, dims, FloatStore.of(utterance.extract(waveform).toArray()));
        }
        FloatStore.Builder rows = new FloatStore.Builder();
        int count = 0;
        for (FeatureWindows.Window window : windows.get().of(waveform, features.minimumSamples())) {
            float[] values = utterance
                    .extract(waveform.slice(window.from(), window.to()))
                    .toArray();
            // The places are kept along, exactly: each sample number in two floats of 16 bits.
            rows.append(window.places(), 0, FeatureWindows.PLACES);
            rows.append(values, 0, dims);
            count++;
        }
        return new FeatureStore.Rows(count, FeatureWindows.PLACES + dims, rows.build());
    }
}
