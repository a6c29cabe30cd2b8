package dev.undertone.training;

import dev.undertone.audio.Waveform;
import dev.undertone.corpora.Utterance;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.FeatureSet;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.features.UtteranceFeatureSet;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.features.voice.SpeechFrontEnd;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Computes features from the recording itself: decoding, alteration, front end, feature set, pooling of frames. */
public final class FeatureExtraction implements FeatureSource {

    private final Map<String, FeatureSet> more;

    /** Of the catalogue's sets. */
    public FeatureExtraction() {
        this(List.of());
    }

    /** @param more sets beside the catalogue's, such as those of a pretrained encoder, found by their schema's id */
    public FeatureExtraction(List<? extends FeatureSet> more) {
        this.more = more.stream().collect(Collectors.toMap(s -> s.schema().id(), s -> s));
    }

    @Override
    public FeatureBlock features(Utterance utterance, InputSpec input, FrontEndOptions frontEnd, Rendition rendition)
            throws IOException {
        FeatureSet set = Optional.ofNullable(more.get(input.featureSet()))
                .or(() -> FeatureCatalog.find(input.featureSet()))
                .orElseThrow(() -> new IllegalArgumentException("feature set must be one of " + FeatureCatalog.ids()
                        + (more.isEmpty() ? "" : " or " + more.keySet()) + " but was " + input.featureSet()));
        int rate = set.schema().sampleRateHz();
        Waveform speech = prepared(rendition.read(utterance, rate), frontEnd, set);
        if (speech.length() < set.minimumSamples()) {
            throw new IOException(utterance.file() + ": only " + speech.length() + " samples of speech, but "
                    + set.schema().id() + " needs " + set.minimumSamples() + "; leave it out of the corpus");
        }
        if (set instanceof UtteranceFeatureSet whole) {
            float[] values = whole.extract(speech).toArray();
            return FeatureBlock.of(1, values.length, values);
        }
        return pooled(((FrameFeatureSet) set).extract(speech), input.framePooling());
    }

    private static Waveform prepared(Waveform recording, FrontEndOptions frontEnd, FeatureSet set) {
        if (recording.sampleRateHz() == SpeechFrontEnd.SAMPLE_RATE_HZ) {
            return new SpeechFrontEnd(frontEnd).apply(recording);
        }
        if (frontEnd.trim()
                || frontEnd.levelDbfs().isPresent()
                || frontEnd.bandHz().isPresent()) {
            throw new IllegalArgumentException("the front end works at " + SpeechFrontEnd.SAMPLE_RATE_HZ + " Hz but "
                    + set.schema().id() + " is for " + recording.sampleRateHz()
                    + " Hz; take the recording as it is: frontEnd: {trim: false}");
        }
        return recording;
    }

    /** Means of {@code pooling} neighbouring frames; the last group may be smaller. */
    static FeatureBlock pooled(FeatureMatrix matrix, int pooling) {
        int dims = matrix.dims();
        int groups = (matrix.frames() + pooling - 1) / pooling;
        float[] values = new float[groups * dims];
        for (int g = 0; g < groups; g++) {
            int from = g * pooling;
            int to = Math.min(matrix.frames(), from + pooling);
            for (int d = 0; d < dims; d++) {
                double sum = 0;
                for (int t = from; t < to; t++) {
                    sum += matrix.get(t, d);
                }
                values[g * dims + d] = (float) (sum / (to - from));
            }
        }
        return FeatureBlock.of(groups, dims, values);
    }
}
