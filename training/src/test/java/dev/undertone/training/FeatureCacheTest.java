package dev.undertone.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import dev.undertone.features.voice.FrontEndOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeatureCacheTest {

    private static final InputSpec INPUT = new InputSpec("functionals-v1", 1, List.of(1.0));
    private static final FrontEndOptions FRONT_END = FrontEndOptions.defaults();

    @TempDir
    private Path folder;

    private int computed;
    private FeatureCache cache;

    @BeforeEach
    void open() {
        cache = new FeatureCache(folder.resolve("cache"), (u, input, frontEnd, rendition) -> {
            computed++;
            return FeatureBlock.of(2, 2, new float[] {computed, -0.5f, Float.MIN_VALUE, 1e30f});
        });
    }

    @Test
    void computesOnceWhateverTheRecordingIsCalled() throws IOException {
        FeatureBlock first = cache.features(recording("a.wav", "same"), INPUT, FRONT_END, Rendition.ORIGINAL);
        FeatureBlock second = cache.features(recording("b.wav", "same"), INPUT, FRONT_END, Rendition.ORIGINAL);
        assertThat(computed).isEqualTo(1);
        assertThat(second.frames()).isEqualTo(2);
        assertThat(second.toArray()).isEqualTo(first.toArray());
    }

    @Test
    void everythingThatShapesFeaturesIsInTheKey() throws IOException {
        Utterance a = recording("a.wav", "a");
        cache.features(a, INPUT, FRONT_END, Rendition.ORIGINAL);
        cache.features(recording("b.wav", "b"), INPUT, FRONT_END, Rendition.ORIGINAL);
        cache.features(a, new InputSpec("logmel-v1", 1, List.of(1.0)), FRONT_END, Rendition.ORIGINAL);
        cache.features(a, new InputSpec("logmel-v1", 3, List.of(1.0)), FRONT_END, Rendition.ORIGINAL);
        cache.features(a, INPUT, new FrontEndOptions(false, OptionalDouble.empty()), Rendition.ORIGINAL);
        cache.features(a, INPUT, new FrontEndOptions(true, OptionalDouble.of(-23)), Rendition.ORIGINAL);
        cache.features(a, INPUT, FRONT_END, Rendition.atSpeed(1.08));
        assertThat(computed).isEqualTo(7);
    }

    @Test
    void aDamagedEntryIsComputedAgain() throws IOException {
        Utterance a = recording("a.wav", "a");
        cache.features(a, INPUT, FRONT_END, Rendition.ORIGINAL);
        try (Stream<Path> entries = Files.walk(folder.resolve("cache"))) {
            Path entry = entries.filter(Files::isRegularFile).findFirst().orElseThrow();
            Files.write(entry, new byte[] {1, 2, 3});
        }
        cache.features(a, INPUT, FRONT_END, Rendition.ORIGINAL);
        assertThat(computed).isEqualTo(2);
    }

    private Utterance recording(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return new Utterance(
                name, file, "toy", Emotion.HAPPY, "s", Optional.empty(), Optional.empty(), Optional.empty());
    }
}
