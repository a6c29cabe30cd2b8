package dev.undertone.corpora.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusCatalog;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.WavFile;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusCheckTest {

    private static final int RATE = 16_000;

    @TempDir
    Path folder;

    /** Noise that swells and dies away, so that it neither begins nor ends in sound. */
    private static float[] clip(long seed, double seconds) {
        Random random = new Random(seed);
        float[] samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            double envelope = Math.sin(Math.PI * i / samples.length);
            samples[i] = (float) (0.3 * envelope * envelope * random.nextGaussian() / 3);
        }
        return samples;
    }

    private Path write(String name, float[] samples) throws IOException {
        return WavFile.write(folder.resolve(name + ".wav"), samples, RATE);
    }

    /** Two speakers of RAVDESS with two emotions each and nothing wrong. */
    private void fill() throws IOException {
        for (int actor = 1; actor <= 4; actor++) {
            write("03-01-03-01-01-01-0" + actor, clip(actor, 1 + actor / 10.0));
            write("03-01-04-01-01-01-0" + actor, clip(10 + actor, 2 + actor / 10.0));
        }
    }

    private List<Finding> findings() throws IOException {
        AtomicInteger done = new AtomicInteger();
        Corpus corpus = CorpusCatalog.read(folder);
        List<Finding> findings = CorpusCheck.findings(CorpusScan.of(corpus, 2, done::set));
        assertThat(done).hasValue(CorpusScan.size(corpus));
        return findings;
    }

    private static String name(Finding finding) {
        return finding.utterance().map(Utterance::id).orElse("");
    }

    @Test
    void aCleanCorpusHasNoFindings() throws IOException {
        fill();
        assertThat(findings()).isEmpty();
    }

    @Test
    void theSameAudioIsFoundUnderOneLabelAndUnderTwoHoweverItIsPadded() throws IOException {
        fill();
        float[] happy = clip(1, 1.1);
        float[] padded = new float[happy.length + 3000];
        System.arraycopy(happy, 0, padded, 1000, happy.length);
        write("03-01-03-01-02-01-01", padded);
        write("03-01-04-01-02-01-02", clip(13, 2.3));
        write("03-01-03-01-02-01-03", clip(13, 2.3));
        assertThat(findings())
                .extracting(Finding::problem, CorpusCheckTest::name)
                .containsExactly(
                        tuple(Problem.SAME_AUDIO_TWO_LABELS, "03-01-03-01-02-01-03"),
                        tuple(Problem.SAME_AUDIO_TWO_LABELS, "03-01-04-01-01-01-03"),
                        tuple(Problem.SAME_AUDIO_TWO_LABELS, "03-01-04-01-02-01-02"),
                        tuple(Problem.DUPLICATE_AUDIO, "03-01-03-01-01-01-01"),
                        tuple(Problem.DUPLICATE_AUDIO, "03-01-03-01-02-01-01"));
        assertThat(findings().get(0).detail())
                .isEqualTo("happy, the same audio as 03-01-04-01-01-01-03 (sad), 03-01-04-01-02-01-02 (sad)");
        assertThat(findings()).allMatch(Finding::isOpenFault);
    }

    @Test
    void silenceClippingCutsAndRatesAreTold() throws IOException {
        fill();
        write("03-01-03-01-02-01-01", new float[RATE]);
        float[] loud = clip(30, 1.5);
        for (int i = 0; i < loud.length; i++) {
            loud[i] *= 30;
        }
        write("03-01-03-01-02-01-02", loud);
        write("03-01-03-01-02-01-03", Arrays.copyOfRange(clip(31, 2), 0, RATE));
        WavFile.write(folder.resolve("03-01-03-01-02-01-04.wav"), clip(32, 0.9), 6000);
        assertThat(findings())
                .extracting(Finding::problem, CorpusCheckTest::name)
                .containsExactly(
                        tuple(Problem.SILENT, "03-01-03-01-02-01-01"),
                        tuple(Problem.STARTS_OR_ENDS_IN_SOUND, "03-01-03-01-02-01-03"),
                        tuple(Problem.CLIPPED, "03-01-03-01-02-01-02"),
                        tuple(Problem.OTHER_RATE, "03-01-03-01-02-01-04"),
                        tuple(Problem.LOW_RATE, "03-01-03-01-02-01-04"),
                        tuple(Problem.UNBALANCED_EMOTION, ""));
        assertThat(findings().get(0).detail()).isEqualTo("loudest part digital silence");
    }

    @Test
    void brokenFilesAndNamesAreToldWithTheirReason() throws IOException {
        fill();
        byte[] whole = Files.readAllBytes(folder.resolve("03-01-04-01-01-01-01.wav"));
        Files.write(folder.resolve("03-01-04-01-01-01-01.wav"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(folder.resolve("03-01-04-01-01-01-02.wav"), "not audio");
        write("03-01-99-01-01-01-02", clip(40, 1));
        List<Finding> findings = findings();
        assertThat(findings)
                .extracting(
                        Finding::problem,
                        finding -> finding.file().getFileName().toString())
                .contains(
                        tuple(Problem.UNREADABLE, "03-01-04-01-01-01-02.wav"),
                        tuple(Problem.TRUNCATED, "03-01-04-01-01-01-01.wav"),
                        tuple(Problem.LEFT_OUT, "03-01-99-01-01-01-02.wav"));
        assertThat(findings).isSortedAccordingTo((a, b) -> a.problem().compareTo(b.problem()));
    }

    @Test
    void anUnbalancedSpeakerIsNamed() throws IOException {
        fill();
        for (int take = 1; take <= 2; take++) {
            for (int strong = 1; strong <= 2; strong++) {
                write("03-01-03-0" + strong + "-02-0" + take + "-01", clip(50 + 10 * take + strong, 1.5 + take / 7.0));
            }
        }
        Files.delete(folder.resolve("03-01-04-01-01-01-02.wav"));
        assertThat(findings())
                .extracting(Finding::detail)
                .contains("speaker 01 has 6 recordings, the median is 2", "speaker 02 has no recording of sad");
    }

    @Test
    void theListIsATable() throws IOException {
        fill();
        write("03-01-03-01-02-01-01", new float[RATE]);
        StringWriter table = new StringWriter();
        FindingsCsv.write(findings(), table);
        assertThat(table.toString().lines().toList())
                .hasSize(2)
                .startsWith("problem,severity,used,file,id,emotion,speaker,detail,remedy")
                .last()
                .asString()
                .startsWith("silent,fault,yes," + folder)
                .endsWith(",03-01-03-01-02-01-01,happy,01,loudest part digital silence,remove it from the manifest");
    }

    @Test
    void aSummaryCountsWhatIsThere() throws IOException {
        fill();
        CorpusSummary summary = CorpusSummary.of(CorpusScan.of(CorpusCatalog.read(folder), 1, done -> {}));
        assertThat(summary.clips()).isEqualTo(8);
        assertThat(summary.emotions()).containsOnly(Map.entry("happy", 4), Map.entry("sad", 4));
        assertThat(summary.speakersBySex()).containsOnly(Map.entry("female", 2), Map.entry("male", 2));
        assertThat(summary.languages()).containsOnlyKeys("en-CA");
        CorpusSummary.Audio audio = summary.audio().orElseThrow();
        assertThat(audio.hours() * 3600).isCloseTo(4 * 1.25 + 4 * 2.25, within(1e-3));
        assertThat(audio.shortestSeconds()).isCloseTo(1.1, within(1e-3));
        assertThat(audio.formats()).containsOnlyKeys("16000 Hz mono");
        assertThat(audio.secondsBySpeaker().get("02")).isCloseTo(3.4, within(1e-3));
    }

    @Test
    void theKnownFaultsOfCremaDAreHeardInItsAudio() throws IOException {
        Path copies = Files.createDirectories(folder.resolve("copies"));
        Path real = TestData.corpora().resolve("crema-d");
        for (String id : List.of(
                "1076_MTI_SAD_XX",
                "1017_IWW_ANG_XX",
                "1017_IWW_FEA_XX",
                "1013_WSI_SAD_XX",
                "1013_WSI_DIS_XX",
                "1006_TIE_HAP_XX",
                "1006_TIE_NEU_XX",
                "1001_DFA_ANG_XX")) {
            Path file = real.resolve(id + ".mp3");
            if (Files.exists(file)) {
                Files.copy(file, copies.resolve(id + ".mp3"));
            }
        }
        Corpus corpus = CorpusCatalog.read(copies);
        List<Finding> findings = CorpusCheck.findings(CorpusScan.of(corpus, 2, done -> {}));
        assertThat(findings)
                .filteredOn(finding -> finding.problem() == Problem.SAME_AUDIO_TWO_LABELS)
                .hasSize(6)
                .noneMatch(Finding::used);
        assertThat(findings)
                .filteredOn(finding -> finding.problem() == Problem.SILENT)
                .extracting(CorpusCheckTest::name)
                .containsExactly("1076_MTI_SAD_XX");
    }
}
