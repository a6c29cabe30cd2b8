package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Channel;
import dev.undertone.audio.Waveform;
import dev.undertone.testkit.Signals;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every augmentation of recordings must keep. A new one's test extends this. */
abstract class AugmentationContract {

    static final int RATE = 16_000;

    /** The augmentation as one would first use it. */
    abstract Augmentation augmentation();

    /** Its name in the catalogue. */
    abstract String name();

    /** Bounds of the result's length for that many samples. */
    Range length(int samples) {
        return Range.of(samples);
    }

    static Waveform apply(Augmentation augmentation, float[] samples, long seed) {
        return augmentation.apply(Waveform.of(samples, RATE), new SplittableRandom(seed));
    }

    static float[] voice(double seconds, int rate) {
        return Signals.noisy(Signals.voice(140, seconds, rate, 700, 1220, 2600), 30, rate, 3);
    }

    @Test
    void isInTheCatalogueAndItsTextComesBack() {
        AugmentationSpec spec = AugmentationSpec.parse(name());
        assertThat(spec.entry().summary()).isNotBlank();
        assertThat(AugmentationSpec.parse(spec.toString())).hasToString(spec.toString());
    }

    @Test
    void theSameSeedGivesTheSameSamplesOnAnyThread() {
        Augmentation augmentation = augmentation();
        float[] voice = voice(0.5, RATE);
        List<float[]> alone = IntStream.range(0, 6)
                .mapToObj(i -> apply(augmentation, voice, i).toArray())
                .toList();
        List<float[]> together = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> apply(augmentation, voice, i).toArray())
                .toList();
        for (int i = 0; i < alone.size(); i++) {
            assertThat(together.get(i)).isEqualTo(alone.get(i));
        }
    }

    @ParameterizedTest(name = "{0} Hz")
    @ValueSource(ints = {8000, 16_000, 22_050, 44_100, 48_000})
    void rateChannelAndLengthAreAsSaid(int rate) {
        Channel left = Channel.of(0, 2);
        float[] voice = voice(0.3, rate);
        Waveform out = augmentation().apply(Waveform.of(voice, rate, left), new SplittableRandom(5));
        assertThat(out.sampleRateHz()).isEqualTo(rate);
        assertThat(out.channel()).isEqualTo(left);
        assertThat((double) out.length())
                .isBetween(length(voice.length).low(), length(voice.length).high());
        assertThat(Signals.rms(out.toArray())).isBetween(0.001, 2.0);
    }

    @Test
    void silenceStaysSilent() {
        float[] out = apply(augmentation(), Signals.silence(0.5, RATE), 1).toArray();
        assertThat(Signals.rms(out)).isLessThan(1e-4);
    }

    @ParameterizedTest(name = "{0} samples")
    @ValueSource(ints = {0, 1, 2, 17, 300})
    void theShortestRecordingsPass(int samples) {
        float[] cut = Arrays.copyOf(voice(0.1, RATE), samples);
        for (float x : apply(augmentation(), cut, 1).toArray()) {
            assertThat(x).isFinite();
        }
    }

    @Test
    void whatIsLouderThanFullScaleIsNotClipped() {
        float[] voice = voice(0.5, RATE);
        double quiet =
                Signals.rms(apply(augmentation(), Signals.scaled(voice, 1), 9).toArray());
        double loud =
                Signals.rms(apply(augmentation(), Signals.scaled(voice, 6), 9).toArray());
        assertThat(20 * Math.log10(loud / quiet)).isCloseTo(20 * Math.log10(6), within(0.5));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void samplesThatAreNoNumbersAreRefused(float sample) {
        float[] broken = voice(0.1, RATE);
        broken[77] = sample;
        assertThatThrownBy(() -> apply(augmentation(), broken, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sample 77 was " + sample);
    }
}
