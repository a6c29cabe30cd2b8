package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.testkit.Signals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PitchShiftTest extends AugmentationContract {

    @Override
    Augmentation augmentation() {
        return PitchShift.defaults();
    }

    @Override
    String name() {
        return "pitch";
    }

    @ParameterizedTest
    @CsvSource({
        "110, -12",
        "110, 4",
        "220, -5",
        "220, 7",
        "440, -2",
        "440, 0.5",
        "440, 12",
        "1000, -7",
        "1000, 3",
        "2500, 4",
        "3500, -12"
    })
    void tonesComeWithinTenCents(double hz, double semitones) {
        float[] tone = Signals.tone(hz, 0.5, 1.5, RATE);
        float[] out = apply(new PitchShift(Range.of(semitones), false), tone, 1).toArray();
        double asked = hz * Math.pow(2, semitones / 12);
        assertThat(out).hasSameSizeAs(tone);
        assertThat(Measured.cents(Measured.toneHz(out, RATE), asked)).isCloseTo(0, within(10.0));
    }

    @ParameterizedTest
    @CsvSource({"120, 4", "120, -3", "200, 3", "200, -4", "260, -2"})
    void keptFormantsStayAndOthersMove(double f0, double semitones) {
        double ratio = Math.pow(2, semitones / 12);
        float[] vowel = Signals.voice(f0, 1, RATE, 700, 1220, 2600);
        float[] same = Signals.voice(f0 * ratio, 1, RATE, 700, 1220, 2600);
        float[] kept =
                apply(new PitchShift(Range.of(semitones), true), vowel, 1).toArray();
        float[] moved =
                apply(new PitchShift(Range.of(semitones), false), vowel, 1).toArray();
        double apart = Measured.harmonicsApartDb(kept, same, f0 * ratio, RATE);
        assertThat(apart).isLessThan(5);
        assertThat(apart).isLessThan(0.65 * Measured.harmonicsApartDb(moved, same, f0 * ratio, RATE));
    }

    @ParameterizedTest
    @CsvSource({"120, 4", "120, -3", "200, 3", "200, -4"})
    void keptFormantsAreThoseOfTheVowelSpokenAtThatPitch(double f0, double semitones) {
        double ratio = Math.pow(2, semitones / 12);
        double[] truth = Measured.formantsHz(Signals.voice(f0 * ratio, 1, RATE, 700, 1220, 2600));
        float[] vowel = Signals.voice(f0, 1, RATE, 700, 1220, 2600);
        double[] kept = Measured.formantsHz(
                apply(new PitchShift(Range.of(semitones), true), vowel, 1).toArray());
        for (int formant = 0; formant < truth.length; formant++) {
            assertThat(kept[formant] / truth[formant])
                    .as("formant %s", formant + 1)
                    .isCloseTo(1, within(0.05));
        }
    }
}
