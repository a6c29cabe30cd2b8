package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.testkit.GoldenCsv;
import dev.undertone.testkit.Npy;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every combination of transform, bands, scale and norm against librosa 0.11.0 (float64). */
class GridGoldenTest {

    private static final double TOLERANCE = 1e-4;
    private static final Pattern NAME = Pattern.compile(
            "(stft_mag|mel|mel_db|mfcc40)__n(\\d+)(?:_h(\\d+))?(?:_m(\\d+)_(htk|slaneyscale)_norm(slaney|None))?\\.(?:npy|csv)");

    @Test
    void filterbanks() throws IOException {
        int cases = 0;
        for (Path file : list("filterbanks", "mel__")) {
            Matcher name = name(file);
            MelFilterbank bank = bank(name);
            double[][] expected = new double[bank.bands()][Integer.parseInt(name.group(2)) / 2 + 1];
            GoldenCsv triplets = GoldenCsv.read(file, ',');
            double greatest = 0;
            for (int row = 0; row < triplets.rows().size(); row++) {
                double weight = triplets.number(row, "weight");
                expected[(int) triplets.number(row, "band")][(int) triplets.number(row, "bin")] = weight;
                greatest = Math.max(greatest, weight);
            }
            double worst = 0;
            for (int band = 0; band < expected.length; band++) {
                for (int bin = 0; bin < expected[band].length; bin++) {
                    worst = Math.max(worst, Math.abs(bank.weight(band, bin) - expected[band][bin]));
                }
            }
            assertThat(worst).as(file.getFileName().toString()).isLessThan(1e-6 * greatest);
            cases++;
        }
        assertThat(cases).isEqualTo(24);
    }

    @Test
    void spectraMelsAndCoefficients() throws IOException {
        int cases = 0;
        for (String segment : List.of("seg_emo", "seg_rav")) {
            float[] samples = Reference.samples(segment);
            for (Path file : list("grid/" + segment, "")) {
                Matcher name = name(file);
                Stft stft =
                        new Stft(StftOptions.hann(Integer.parseInt(name.group(2)), Integer.parseInt(name.group(3))));
                Reference.assertAgrees(file.toString(), compute(name, stft, samples), Npy.read(file), TOLERANCE);
                cases++;
            }
        }
        assertThat(cases).isEqualTo(2 * (24 + 24 + 8 + 2));
    }

    private static float[] compute(Matcher name, Stft stft, float[] samples) {
        return switch (name.group(1)) {
            case "stft_mag" -> Spectrogram.magnitude(stft, samples);
            case "mel" -> Spectrogram.mel(stft, bank(name), samples);
            case "mel_db" -> Spectrogram.melDb(stft, bank(name), samples);
            default -> Spectrogram.mfcc(stft, bank(name), 40, samples);
        };
    }

    private static MelFilterbank bank(Matcher name) {
        return new MelFilterbank(
                new MelOptions(
                        Integer.parseInt(name.group(4)),
                        0,
                        8000,
                        name.group(5).equals("htk") ? MelScale.HTK : MelScale.SLANEY,
                        name.group(6).equals("None") ? MelNorm.NONE : MelNorm.SLANEY),
                Reference.RATE_HZ,
                Integer.parseInt(name.group(2)));
    }

    private static Matcher name(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        assertThat(name.matches()).as("%s has a known name", file).isTrue();
        return name;
    }

    private static List<Path> list(String folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(TestData.reference().resolve(folder))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }
}
