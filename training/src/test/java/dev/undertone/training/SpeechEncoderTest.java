package dev.undertone.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.models.SpeechEncoder;
import dev.undertone.testkit.Signals;
import dev.undertone.testkit.TestData;
import dev.undertone.training.onnx.Dimension;
import dev.undertone.training.onnx.OnnxGraph;
import dev.undertone.training.onnx.OnnxLayers;
import dev.undertone.training.onnx.Tensor;
import dev.undertone.training.onnx.WeightPrecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encoders made here, whose embeddings are known, and a real one. */
final class SpeechEncoderTest {

    @TempDir
    private Path folder;

    @Test
    void windowsOfSamplesAreEncodedInOrder() throws IOException {
        // The embedding is the window itself, doubled.
        Path json =
                description("samples", 4, "\"sampleScale\": 2, \"window\": 4, \"hop\": 4000, \"pooling\": \"mean-sd\"");
        float[] ramp = new float[16_000];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i / 16_000f;
        }
        try (SpeechEncoder encoder = SpeechEncoder.open(json)) {
            FeatureMatrix frames = encoder.frames().extract(Waveform.of(ramp, 16_000));
            assertThat(frames.frames()).isEqualTo(4);
            assertThat(frames.get(2, 3)).isCloseTo(4 * 8003 / 16_000f, within(1e-6f));
            float[] pooled = encoder.pooled().extract(Waveform.of(ramp, 16_000)).toArray();
            assertThat(pooled).hasSize(8);
            assertThat(pooled[0]).isCloseTo(4 * 6000 / 16_000f, within(1e-5f));
            assertThat(pooled[4]).isCloseTo((float) Math.sqrt(1.25), within(1e-5f));
            assertThat(encoder.pooled().schema().id()).matches("encoder-toy-[0-9a-f]{12}");
            assertThat(encoder.frames().schema().id())
                    .isEqualTo(encoder.pooled().schema().id() + "-frames");
        }
    }

    @Test
    void longRecordingsAreEncodedPieceByPiece() throws IOException {
        Path json = description(
                "samples", 8000, "\"window\": 8000, \"hop\": 8000, \"pooling\": \"max\", \"chunkSeconds\": 1");
        try (SpeechEncoder encoder = SpeechEncoder.open(json)) {
            FeatureMatrix frames =
                    encoder.frames().extract(Waveform.of(Signals.whiteNoise(0.1, 10, 16_000, 1), 16_000));
            assertThat(frames.frames()).isEqualTo(20);
        }
    }

    @Test
    void aShortRecordingFillsItsWindowByBeginningAgain() throws IOException {
        Path json = description("samples", 4000, "\"window\": 4000, \"hop\": 4000, \"pooling\": \"max\"");
        float[] noise = Signals.whiteNoise(0.1, 0.125, 16_000, 2);
        try (SpeechEncoder encoder = SpeechEncoder.open(json)) {
            float[] row = encoder.pooled().extract(Waveform.of(noise, 16_000)).toArray();
            assertThat(row[0]).isEqualTo(2 * noise[0]);
            assertThat(row[2000]).isEqualTo(2 * noise[0]);
            assertThat(row[3999]).isEqualTo(2 * noise[1999]);
        }
    }

    @Test
    void silenceFillsUpWhereTheDescriptionSaysSo() throws IOException {
        Path json = description(
                "samples", 8000, "\"window\": 8000, \"hop\": 8000, \"padSeconds\": 1, \"pooling\": \"max\"");
        float[] noise = Signals.whiteNoise(0.1, 0.25, 16_000, 2);
        try (SpeechEncoder encoder = SpeechEncoder.open(json)) {
            FeatureMatrix frames = encoder.frames().extract(Waveform.of(noise, 16_000));
            assertThat(frames.frames()).isEqualTo(2);
            assertThat(frames.get(0, 3999)).isEqualTo(2 * noise[3999]);
            assertThat(frames.get(0, 4000)).isZero();
            assertThat(frames.get(1, 0)).isZero();
        }
    }

    @Test
    void normalisedChunksHaveNoMeanAndUnitVariance() throws IOException {
        Path json = description(
                "samples", 4000, "\"normalise\": true, \"window\": 4000, \"hop\": 4000, \"pooling\": \"mean\"");
        float[] noise = Signals.whiteNoise(0.01, 0.25, 16_000, 3);
        for (int i = 0; i < noise.length; i++) {
            noise[i] += 0.3f;
        }
        try (SpeechEncoder encoder = SpeechEncoder.open(json)) {
            float[] row = encoder.pooled().extract(Waveform.of(noise, 16_000)).toArray();
            double sum = 0;
            double squares = 0;
            for (float x : row) {
                sum += x / 2;
                squares += x * x / 4;
            }
            assertThat(sum / row.length).isCloseTo(0, within(1e-4));
            assertThat(squares / row.length).isCloseTo(1, within(1e-2));
        }
    }

    @Test
    void complaintsNameFieldAndRemedy() throws IOException {
        assertRefused("\"layout\": \"samples\", \"input\": \"x\"", "must have the one input 'x'");
        assertRefused("\"layout\": \"bands\"", "layout must be one of [samples, frames-bands, frames-bands-one,");
        assertRefused("\"layout\": \"bands-frames\"", "layout must be samples without a frontEnd");
        assertRefused("\"layout\": \"samples\", \"pooling\": \"sum\"", "pooling must be one of [mean, max, mean-sd]");
        assertRefused("\"layout\": \"samples\", \"padSeconds\": 40", "padSeconds must be in 0..30.0 (chunkSeconds)");
        assertRefused("\"layout\": \"samples\", \"chunkSeconds\": 0", "chunkSeconds must be in 1..3600 but was 0.0");
    }

    @Test
    void aRealEncoderWithItsFrontEnd() throws IOException {
        Path json = google();
        try (SpeechEncoder encoder = SpeechEncoder.open(json)) {
            Waveform voice = Waveform.of(Signals.voice(140, 2, 16_000, 700, 1220, 2600), 16_000);
            FeatureMatrix frames = encoder.frames().extract(voice);
            // 2 s are 197 frames of mel; windows of 76 frames every 8 frames.
            assertThat(frames.dims()).isEqualTo(96);
            assertThat(frames.frames()).isEqualTo(1 + (197 - 76) / 8);
            float[] pooled = encoder.pooled().extract(voice).toArray();
            assertThat(pooled).hasSize(96);
            for (int d = 0; d < 96; d++) {
                double sum = 0;
                for (int t = 0; t < frames.frames(); t++) {
                    sum += frames.get(t, d);
                }
                assertThat(pooled[d]).isCloseTo((float) (sum / frames.frames()), within(1e-4f));
            }
        }
    }

    @Test
    void embeddingsAreAFeatureSourceForTrainers() throws IOException {
        Path recording = TestData.corpora().resolve("ravdess/Actor_01/03-01-05-02-01-01-01.flac");
        Utterance clip = new Utterance(
                "clip", recording, "toy", Emotion.ANGRY, "s", Optional.empty(), Optional.empty(), Optional.empty());
        try (SpeechEncoder encoder = SpeechEncoder.open(google())) {
            InputSpec input = new InputSpec(encoder.pooled().schema().id(), 1, List.of(1.0));
            FeatureSource source = new FeatureCache(folder, new FeatureExtraction(encoder.featureSets()));
            FeatureBlock first = source.features(clip, input, FrontEndOptions.defaults(), Rendition.ORIGINAL);
            assertThat(first.dims()).isEqualTo(96);
            FeatureSource cached = new FeatureCache(folder, new FeatureExtraction());
            assertThat(cached.features(clip, input, FrontEndOptions.defaults(), Rendition.ORIGINAL)
                            .toArray())
                    .isEqualTo(first.toArray());
        }
    }

    private Path google() throws IOException {
        Path encoders = TestData.corpora().toAbsolutePath().resolveSibling("encoders");
        Path json = folder.resolve("google.json");
        Files.writeString(json, """
                {"name": "google-speech-embedding",
                 "sampleRateHz": 16000,
                 "sampleScale": 32768,
                 "frontEnd": {"file": "%s", "input": "input", "output": "output", "bands": 32,
                              "scale": 0.1, "offset": 2},
                 "file": "%s",
                 "input": "input_1",
                 "layout": "frames-bands-one",
                 "window": 76,
                 "hop": 8,
                 "output": "conv2d_19",
                 "pooling": "mean"}
                """.formatted(
                encoders.resolve("google_melspectrogram.onnx"), encoders.resolve("google_speech_embedding.onnx")));
        return json;
    }

    /** An encoder that doubles its window. */
    private Path description(String layout, int window, String more) throws IOException {
        OnnxGraph graph = new OnnxGraph("toy", WeightPrecision.SINGLE);
        Tensor x = graph.input("samples", Dimension.free("N"), Dimension.fixed(window));
        graph.output("embedding", new OnnxLayers(graph).add(x, x), Dimension.free("N"), Dimension.fixed(window));
        Files.write(folder.resolve("toy.onnx"), graph.toByteArray());
        Path json = folder.resolve("toy.json");
        String fields = more.isEmpty() ? "" : ", " + more;
        Files.writeString(
                json,
                "{\"name\": \"toy\", \"file\": \"toy.onnx\", \"sampleRateHz\": 16000, \"input\": \"samples\","
                        + " \"output\": \"embedding\", \"layout\": \"" + layout + "\"" + fields + "}");
        return json;
    }

    private void assertRefused(String fields, String message) throws IOException {
        description("samples", 4, "\"window\": 4, \"pooling\": \"mean\"");
        Path json = folder.resolve("odd.json");
        String all = "{\"name\": \"toy\", \"file\": \"toy.onnx\", \"sampleRateHz\": 16000, \"output\": \"embedding\""
                + (fields.contains("\"input\"") ? "" : ", \"input\": \"samples\"")
                + (fields.contains("\"pooling\"") ? "" : ", \"pooling\": \"mean\"") + ", \"window\": 4, " + fields
                + "}";
        Files.writeString(json, all);
        assertThatThrownBy(() -> SpeechEncoder.open(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
