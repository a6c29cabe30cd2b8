package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.testkit.GoldenCsv;
import dev.undertone.testkit.Signals;
import dev.undertone.testkit.TestData;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmonicPercussiveTest {

    private static final int RATE_HZ = 16_000;

    private static Waveform waveform(float[] samples) {
        return Waveform.of(samples, RATE_HZ);
    }

    @ParameterizedTest(name = "{0} samples, transforms of {1} every {2}")
    @CsvSource({"16000, 2048, 512", "16001, 512, 160", "3000, 1024, 512", "100, 2048, 512", "1, 512, 128", "0, 512, 128"
    })
    void withoutMarginsThePartsAddUpToTheRecording(int samples, int fftSize, int hopSamples) {
        float[] noise = Arrays.copyOf(Signals.whiteNoise(0.2, 1.1, RATE_HZ, 9), samples);
        HarmonicPercussive separation =
                new HarmonicPercussive(HarmonicPercussiveOptions.defaults(), fftSize, hopSamples);
        Waveform harmonic = separation.harmonic(waveform(noise));
        Waveform percussive = separation.percussive(waveform(noise));
        assertThat(harmonic.length()).isEqualTo(samples);
        for (int i = 0; i < samples; i++) {
            assertThat(harmonic.sample(i) + percussive.sample(i))
                    .as("sample %s", i)
                    .isCloseTo(noise[i], within(2e-6f));
        }
    }

    @Test
    void partsToneFromClicks() {
        float[] tone = Signals.tone(1000, 0.3, 3, RATE_HZ);
        float[] clicks = Signals.scaled(Signals.impulseTrain(8000, 3, RATE_HZ), 0.9);
        Waveform mix = waveform(Signals.mix(tone, clicks));
        float[] harmonic = HarmonicPercussive.defaults().harmonic(mix).toArray();
        float[] percussive = HarmonicPercussive.defaults().percussive(mix).toArray();
        double toneLost = 0;
        double toneEnergy = 0;
        for (int i = 12_000; i < 36_000; i++) {
            toneLost += Math.pow(harmonic[i] - tone[i], 2);
            toneEnergy += Math.pow(tone[i], 2);
        }
        assertThat(10 * Math.log10(toneEnergy / toneLost)).isGreaterThan(30);
        assertThat(percussive[16_000]).isGreaterThan(0.8f);
        assertThat(Math.abs(harmonic[16_000] - tone[16_000])).isLessThan(0.1f);
    }

    /** The last six columns of librosa 0.11.0's tutorial vector, from samples in single precision. */
    @Test
    void tonnetzOfWhatLastsAgreesWithLibrosa() {
        GoldenCsv expected =
                GoldenCsv.read(TestData.reference().resolve("librosa").resolve("classic193_means.csv"), ',');
        assertThat(expected.rows()).hasSize(10);
        for (int row = 0; row < 10; row++) {
            String recording = expected.rows().get(row).get(0);
            float[] mean = meanTonnetz(HarmonicPercussive.defaults().harmonic(waveform(Reference.samples(recording))));
            for (int d = 0; d < Tonnetz.DIMS; d++) {
                assertThat((double) mean[d])
                        .as("%s tonnetz%s", recording, d)
                        .isCloseTo(expected.number(row, "tonnetz" + d), within(5e-4));
            }
        }
    }

    private static float[] meanTonnetz(Waveform waveform) {
        ConstantQ transform = new ConstantQ(ConstantQOptions.defaults(), RATE_HZ, tuning(waveform.toArray()));
        ConstantQReader reader = new ConstantQReader(transform, waveform);
        float[] magnitude = new float[transform.bins()];
        float[] chroma = new float[ChromaFilterbank.CLASSES];
        float[] tonnetz = new float[Tonnetz.DIMS];
        float[] mean = new float[Tonnetz.DIMS];
        while (reader.read(magnitude)) {
            transform.chroma(magnitude, chroma);
            Tonnetz.apply(chroma, tonnetz, 0);
            for (int d = 0; d < mean.length; d++) {
                mean[d] += tonnetz[d] / reader.frames();
            }
        }
        return mean;
    }

    private static double tuning(float[] samples) {
        Stft stft = new Stft(StftOptions.hann(2048, 512));
        TuningEstimator estimator = new TuningEstimator(new SpectralPeaks(PeakOptions.defaults(), RATE_HZ, 2048), 36);
        float[] magnitude = Spectrogram.magnitude(stft, samples);
        for (int t = 0; t < magnitude.length / stft.bins(); t++) {
            estimator.accept(Arrays.copyOfRange(magnitude, t * stft.bins(), (t + 1) * stft.bins()));
        }
        return estimator.semitones();
    }

    @Test
    void aMarginLeavesAResidue() {
        float[] noise = Signals.whiteNoise(0.2, 1, RATE_HZ, 9);
        HarmonicPercussive separation =
                new HarmonicPercussive(new HarmonicPercussiveOptions(31, 31, 2, 4, 4), 2048, 512);
        double kept = Signals.rms(separation.harmonic(waveform(noise)).toArray())
                + Signals.rms(separation.percussive(waveform(noise)).toArray());
        assertThat(kept).isLessThan(0.5 * Signals.rms(noise));
    }

    @Test
    void silenceStaysSilence() {
        assertThat(HarmonicPercussive.defaults()
                        .harmonic(waveform(new float[5000]))
                        .toArray())
                .containsOnly(0);
    }

    @Test
    void refusesWhatItCannotDo() {
        float[] samples = Signals.tone(150, 0.3, 1, RATE_HZ);
        samples[4321] = Float.NaN;
        assertThatThrownBy(() -> HarmonicPercussive.defaults().harmonic(waveform(samples)))
                .hasMessageContaining("sample 4321 was NaN");
        assertThatThrownBy(() -> new HarmonicPercussive(HarmonicPercussiveOptions.defaults(), 512, 300))
                .hasMessageContaining("hopSamples must be in 1..256")
                .hasMessageContaining("but was 300");
    }
}
