package dev.undertone.corpora.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.audio.Waveform;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmentationCatalogTest {

    @Test
    void namesAreOnceAndEveryOptionIsExplained() {
        assertThat(AugmentationCatalog.entries()).hasSizeGreaterThan(10);
        assertThat(AugmentationCatalog.entries())
                .extracting(AugmentationEntry::name)
                .doesNotHaveDuplicates();
        for (AugmentationEntry entry : AugmentationCatalog.entries()) {
            assertThat(entry.options()).isNotEmpty().allSatisfy(option -> {
                assertThat(option.allowed()).isNotBlank();
                assertThat(option.meaning()).isNotBlank();
                assertThat(option.read(option.standardText())).isEqualTo(option.standard());
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reverb                 | augmentation must be one of noise, background, babble",
                "mixup:alpha=0.3        | mixup changes features while a network trains, not recordings; it is a setting of",
                "noise:snr              | options of noise must be written option=value",
                "noise:level=3          | noise has no option 'level'; it has snr, colour, share",
                "noise:snr=loud         | noise: snr must be a number such as 3 or a range",
                "noise:snr=20..10       | the low end of a range must be",
                "noise:snr=-90          | snr must be in -20..80 but was -90",
                "noise:snr=1,snr=2      | names the option snr twice",
                "noise:colour=red       | colour must be one of white|pink|brown but was 'red'",
                "babble:voices=2.5      | voices must be a whole number in 1..32",
                "pitch:formants-kept=so | formants-kept must be yes or no but was 'so'",
                "gain:share=2           | share must be in 0..1 but was 2",
                "gain:share=0..1        | share must be one number",
            })
    void whatIsWrongIsNamed(String text, String message) {
        assertThatThrownBy(() -> AugmentationSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aTextWithEveryOptionComesBack() {
        AugmentationSpec spec = AugmentationSpec.parse("pitch:semitones=-1.5..3,share=0.5");
        assertThat(spec).hasToString("pitch:semitones=-1.5..3,formants-kept=yes,share=0.5");
        assertThat(AugmentationSpec.of("pitch", Map.of("semitones", "-1.5..3", "share", "0.5")))
                .hasToString(spec.toString());
    }

    @Test
    void aShareOfTheRecordingsIsChanged() throws IOException {
        Augmentation sometimes = AugmentationSpec.parse("gain:db=6,share=0.25").make(List.of());
        Waveform one = Waveform.of(new float[] {0.1f}, 16_000);
        int changed = 0;
        for (int item = 0; item < 400; item++) {
            Waveform out = sometimes.apply(one, ItemRandom.of(7, "clip" + item, 1));
            changed += out.sample(0) == 0.1f ? 0 : 1;
        }
        assertThat(changed).isBetween(75, 125);
    }

    @Test
    void stepsOfAChainDrawApart() throws IOException {
        Augmentation gain = AugmentationSpec.parse("gain").make(List.of());
        Augmentation always = new Gain(Range.of(0));
        Augmentation drawing = new Gain(new Range(0, 1e-9));
        Waveform one = Waveform.of(new float[] {0.1f}, 16_000);
        assertThat(new AugmentationChain(List.of(always, gain))
                        .apply(one, new SplittableRandom(3))
                        .sample(0))
                .isEqualTo(new AugmentationChain(List.of(drawing, gain))
                        .apply(one, new SplittableRandom(3))
                        .sample(0));
    }

    @Test
    void everyItemAndCopyHasItsOwnGenerator() {
        assertThat(List.of(
                        ItemRandom.of(1, "a", 1).nextLong(),
                        ItemRandom.of(1, "a", 2).nextLong(),
                        ItemRandom.of(1, "b", 1).nextLong(),
                        ItemRandom.of(2, "a", 1).nextLong()))
                .doesNotHaveDuplicates();
        assertThat(ItemRandom.of(1, "a", 1).nextLong())
                .isEqualTo(ItemRandom.of(1, "a", 1).nextLong());
    }
}
