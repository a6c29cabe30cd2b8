package dev.undertone.features.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectralDescriptorsTest {

    private static final int BINS = 513;
    private static final double HZ_PER_BIN = 15.625;

    /** Tracks of some waveform, to be written over. */
    private static VoiceTracks measured(float[] power) {
        VoiceTracks tracks = new VoiceTracks(Signals.silence(0.25, 16_000));
        new SpectralDescriptors(1024, 16_000).measure(power, 0, tracks);
        return tracks;
    }

    private static float value(VoiceTracks tracks, Track track) {
        return tracks.values(track, 0)[0];
    }

    @Test
    void flatSpectrum() {
        float[] power = new float[BINS];
        Arrays.fill(power, 4);
        VoiceTracks tracks = measured(power);
        assertThat(value(tracks, Track.CENTROID)).isCloseTo(4000, within(1f));
        assertThat(value(tracks, Track.BANDWIDTH)).isCloseTo((float) (8000 / Math.sqrt(12)), within(10f));
        assertThat(value(tracks, Track.ROLLOFF25)).isCloseTo(2000, within(16f));
        assertThat(value(tracks, Track.ROLLOFF85)).isCloseTo(6800, within(16f));
        assertThat(value(tracks, Track.FLATNESS)).isCloseTo(0, within(1e-4f));
        assertThat(value(tracks, Track.HAMMARBERG)).isCloseTo(0, within(1e-4f));
        assertThat(value(tracks, Track.ALPHA_RATIO)).isCloseTo((float) (10 * Math.log10(61 / 256.0)), within(1e-4f));
        assertThat(value(tracks, Track.CONTRAST)).isZero();
    }

    @Test
    void fallingSpectrum() {
        float[] power = new float[BINS];
        for (int k = 0; k < BINS; k++) {
            power[k] = (float) Math.pow(10, -k * HZ_PER_BIN / 1000);
        }
        VoiceTracks tracks = measured(power);
        assertThat(value(tracks, Track.SLOPE_60_500)).isCloseTo(-10, within(0.01f));
        assertThat(value(tracks, Track.SLOPE_500_1500)).isCloseTo(-10, within(0.01f));
        assertThat(value(tracks, Track.SLOPE_1500_6000)).isCloseTo(-10, within(0.01f));
        assertThat(value(tracks, Track.HAMMARBERG)).isCloseTo(20, within(0.01f));
        assertThat(tracks.values(Track.CONTRAST, 4)[0]).isCloseTo((float) (0.8 * 2000 / 100), within(0.4f));
    }

    @Test
    void aToneIsOnePitchClass() {
        float[] power = new float[BINS];
        power[28] = 1;
        VoiceTracks tracks = measured(power);
        for (int pitchClass = 0; pitchClass < 12; pitchClass++) {
            assertThat(tracks.values(Track.CHROMA, pitchClass)[0]).isEqualTo(pitchClass == 9 ? 1 : 0);
        }
        assertThat(value(tracks, Track.CENTROID)).isCloseTo(437.5f, within(0.01f));
        assertThat(value(tracks, Track.ROLLOFF85)).isCloseTo(437.5f, within(0.01f));
    }

    @Test
    void fluxIsTheDistanceBetweenUnitSpectra() {
        float[] low = new float[BINS];
        float[] high = new float[BINS];
        low[10] = 1;
        high[20] = 9;
        VoiceTracks tracks = new VoiceTracks(Signals.silence(0.25, 16_000));
        SpectralDescriptors descriptors = new SpectralDescriptors(1024, 16_000);
        float[][] powers = {low, high, Signals.scaled(high, 3), new float[BINS], low};
        for (int frame = 0; frame < powers.length; frame++) {
            descriptors.measure(powers[frame], frame, tracks);
        }
        float[] flux = Arrays.copyOf(tracks.values(Track.FLUX, 0), powers.length);
        assertThat(flux).containsExactly(new float[] {0, (float) Math.sqrt(2), 0, 0, 0}, within(1e-3f));
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void contrastIsBetweenPercentiles(long seed) {
        Random random = new Random(seed);
        float[] power = new float[BINS];
        for (int k = 0; k < BINS; k++) {
            power[k] = (float) Math.exp(3 * random.nextGaussian());
        }
        float[] top = Arrays.copyOfRange(power, 256, BINS);
        Arrays.sort(top);
        float expected = (float) (10 * Math.log10(top[256 - 26] / top[26]));
        assertThat(measured(power).values(Track.CONTRAST, 5)[0]).isCloseTo(expected, within(1e-3f));
    }

    @Test
    void fastDecibelsAgreeWithTheLogarithm() {
        for (double db = -300; db < 300; db += 0.37) {
            float power = (float) Math.pow(10, db / 10);
            assertThat((double) FastDecibels.fromPower(power))
                    .isCloseTo(10 * Math.log10(power), within(2e-5 + 1e-6 * Math.abs(db)));
        }
        assertThat(FastDecibels.fromPower(1)).isZero();
    }
}
