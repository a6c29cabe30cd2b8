package dev.undertone.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.plots.Picture;
import dev.undertone.testkit.Signals;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads the truth back from the finished picture: the pixels of a heat map against the tick marks beside it. */
class FeatureFigureTest {

    private static final int RATE = 16_000;

    private static Clip clip(String title, float[] samples) {
        return new Clip(title, Waveform.of(samples, RATE), 0);
    }

    private static DrawnSvg drawn(PlotKind kind, PlotOptions options, Clip... clips) {
        return DrawnSvg.of(Picture.of(FeatureFigure.of(List.of(kind), List.of(clips), options))
                .svg());
    }

    private static PlotOptions on(FrequencyAxis axis) {
        return new PlotOptions(0.032, axis, 8000, 70);
    }

    @ParameterizedTest
    @CsvSource({
        "SPECTROGRAM, LINEAR, 440, 20",
        "SPECTROGRAM, MEL, 440, 10",
        "SPECTROGRAM, LOG, 440, 10",
        "SPECTROGRAM, LINEAR, 3210, 20",
        "MEL, MEL, 440, 16",
        "MEL, MEL, 3210, 60"
    })
    void aTonesBrightestRowIsAtItsFrequency(PlotKind kind, FrequencyAxis axis, double hz, double tolerance) {
        DrawnSvg svg = drawn(kind, on(axis), clip("tone", Signals.tone(hz, 0.5, 1, RATE)));
        DrawnSvg.Image image = svg.images().get(0);
        for (double share : new double[] {0.2, 0.5, 0.8}) {
            double y = image.brightestY(share);
            double drawnHz = svg.valueAt(y, hertz -> axis.upTo(8000).scale().of(hertz));
            assertThat(drawnHz).isCloseTo(hz, within(tolerance));
        }
    }

    @Test
    void aChirpsRidgeRises() {
        DrawnSvg svg = drawn(
                PlotKind.SPECTROGRAM, PlotOptions.defaults(), clip("chirp", Signals.chirp(500, 7000, 0.5, 2, RATE)));
        double before = Double.POSITIVE_INFINITY;
        for (double share = 0.05; share < 1; share += 0.05) {
            double y = svg.images().get(0).brightestY(share);
            assertThat(y).isLessThan(before);
            assertThat(svg.valueAt(y, hertz -> hertz)).isCloseTo(500 + 6500 * share, within(60.0));
            before = y;
        }
    }

    @Test
    void comparedRecordingsHaveOneScaleOfLevelsAndOneOfTime() {
        float[] loud = Signals.tone(1000, 0.5, 2, RATE);
        DrawnSvg svg = drawn(
                PlotKind.SPECTROGRAM,
                PlotOptions.defaults(),
                clip("loud", loud),
                clip("soft", Signals.scaled(Signals.tone(1000, 0.5, 1, RATE), 0.1)));
        DrawnSvg.Image first = svg.images().get(0);
        DrawnSvg.Image second = svg.images().get(1);
        int loudest = first.level(0.5, first.brightestY(0.5));
        int soft = second.level(0.5, second.brightestY(0.5));
        assertThat(loudest).isGreaterThan(250);
        assertThat((loudest - soft) * 70 / 255.0).isCloseTo(20, within(0.5));
        assertThat(second.width() / first.width()).isCloseTo(0.5, within(0.01));
        assertThat(svg.texts()).contains("loud", "soft", "level (dBFS)", "frequency (Hz)");
    }

    /** A full-scale sine is 0 dBFS by definition, so this one is at -6.02; midway between two mel bands each gets half. */
    @ParameterizedTest
    @CsvSource({"SPECTROGRAM, 0.1", "MEL, 3.1"})
    void levelsAreOverAFullScaleSine(PlotKind kind, double mostBelow) {
        Clip half = clip("half", Signals.tone(1000, 0.5, 1, RATE));
        double top = kind.row(List.of(half), PlotOptions.defaults())
                .colours()
                .orElseThrow()
                .axis()
                .to();
        assertThat(top).isBetween(-6.02 - mostBelow, -6.02 + 0.1);
    }

    @Test
    void aTonesPitchClassIsTheBrightest() {
        DrawnSvg svg = drawn(PlotKind.CHROMA, PlotOptions.defaults(), clip("a", Signals.tone(440, 0.5, 1, RATE)));
        double y = svg.images().get(0).brightestY(0.5);
        assertThat(svg.nameAt(y)).isEqualTo("A");
    }

    @Test
    void aVoicesPitchIsDrawnAtItsFrequency() {
        DrawnSvg svg =
                drawn(PlotKind.F0, PlotOptions.defaults(), clip("voice", Signals.voice(200, 1, RATE, 700, 1200, 2600)));
        List<double[]> points = svg.longestLine();
        assertThat(points).hasSizeGreaterThan(80);
        for (double[] point : points) {
            assertThat(svg.valueAt(point[1], Math::log)).isCloseTo(200, within(4.0));
        }
        assertThat(svg.texts()).contains("voiced", "F0 (Hz)", "time (s)");
    }

    /** The power of a band to the 0.33: 20 dB more are 100 to the 0.33 times as loud. */
    @Test
    void twentyDecibelsMoreAreDrawnAsLoudAsTheEarHearsThem() {
        double loud = loudness(Signals.tone(1000, 0.5, 1, RATE));
        double soft = loudness(Signals.tone(1000, 0.05, 1, RATE));
        assertThat(loud / soft).isCloseTo(Math.pow(100, 0.33), within(0.2));
    }

    private static double loudness(float[] samples) {
        DrawnSvg svg = drawn(PlotKind.LOUDNESS, PlotOptions.defaults(), clip("tone", samples));
        List<double[]> points = svg.longestLine();
        return svg.valueAt(points.get(points.size() / 2)[1], value -> value);
    }

    @Test
    void aWaveformsPeaksReachTheirAmplitude() {
        DrawnSvg svg = drawn(PlotKind.WAVEFORM, PlotOptions.defaults(), clip("tone", Signals.tone(100, 0.4, 2, RATE)));
        List<double[]> points = svg.polygon();
        assertThat(points.stream()
                        .mapToDouble(p -> svg.valueAt(p[1], v -> v))
                        .max()
                        .orElseThrow())
                .isCloseTo(0.4, within(0.01));
        assertThat(points.stream()
                        .mapToDouble(p -> svg.valueAt(p[1], v -> v))
                        .min()
                        .orElseThrow())
                .isCloseTo(-0.4, within(0.01));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindDrawsDegenerateRecordings(PlotKind kind) {
        float[] constant = new float[RATE];
        Arrays.fill(constant, 0.3f);
        for (Clip clip : List.of(
                clip("silent", Signals.silence(1, RATE)),
                clip("constant", constant),
                clip("shortest", Signals.tone(300, 0.5, Clip.LEAST_SECONDS, RATE)),
                clip("clipped", Signals.clipped(Signals.whiteNoise(1, 0.5, RATE, 7), 1)))) {
            DrawnSvg svg = drawn(kind, PlotOptions.defaults(), clip);
            assertThat(svg.withoutImages().contains("NaN")).as(clip.title()).isFalse();
            assertThat(svg.source().length()).as(clip.title()).isLessThan(500_000);
            assertThat(svg.texts()).contains(clip.title(), "time (s)");
        }
    }

    @Test
    void manyRecordingsOfOneFeatureStandInRowsOfFour() {
        float[] tone = Signals.tone(440, 0.5, 0.5, RATE);
        Clip[] clips = new Clip[6];
        for (int i = 0; i < clips.length; i++) {
            clips[i] = clip("clip " + i, tone);
        }
        DrawnSvg svg = drawn(PlotKind.MEL, PlotOptions.defaults(), clips);
        assertThat(svg.images().stream().map(i -> Math.round(i.x())).distinct()).hasSize(5); // four and the colour bar
        assertThat(svg.texts()).contains("clip 0", "clip 5");
    }

    @Test
    void aStretchTooShortForASpectrumIsRefused() {
        assertThatThrownBy(() -> clip("one", new float[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("25 ms")
                .hasMessageContaining("1 samples");
    }

    @ParameterizedTest
    @CsvSource({"0.001, 8000, 70, window", "0.032, 20, 70, frequency", "0.032, 8000, 5, range", "NaN, 8000, 70, window"
    })
    void optionsOutOfRangeAreNamed(double window, double maxHz, double rangeDb, String named) {
        assertThatThrownBy(() -> new PlotOptions(window, FrequencyAxis.LINEAR, maxHz, rangeDb))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }
}
