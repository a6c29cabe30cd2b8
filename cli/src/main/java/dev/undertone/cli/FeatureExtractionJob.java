package dev.undertone.cli;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.FloatStore;
import dev.undertone.audio.Waveform;
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

    /** The rows of a recording: places first where they are windows, then the features. */
    FeatureStore.Rows of(String recording) throws IOException {
        if (store.isEmpty() || recording.equals(Inputs.STANDARD_INPUT)) {
            return compute(recording);
        }
        String parameters = "features|" + channel + "|" + windows + "|" + (features == set.set() ? "set" : "lld");
        return store.get()
                .get(new FeatureStore.Key(Path.of(recording), set.identity(), parameters), () -> compute(recording));
    }

    private FeatureStore.Rows compute(String recording) throws IOException {
        Waveform waveform = AudioReader.readLong(
                        files.open(recording),
                        recording,
                        channel,
                        features.schema().sampleRateHz())
                .get(0);
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
