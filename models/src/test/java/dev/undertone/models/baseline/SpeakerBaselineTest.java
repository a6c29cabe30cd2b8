package dev.undertone.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.Waveform;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.testkit.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerBaselineTest {

    private static final VoiceMeasure FUNCTIONALS = new VoiceMeasure(FrontEndOptions.defaults(), "functionals-v1", 1);
    private static final VoiceMeasure MELS =
            new VoiceMeasure(new FrontEndOptions(true, OptionalDouble.of(-23)), "logmel-v1", 3);
    private static final List<VoiceMeasure> BOTH = List.of(FUNCTIONALS, MELS);

    @TempDir
    Path temp;

    @Test
    void learnsWindowByWindowInAnyPortions() {
        SpeakerBaseline atOnce = SpeakerBaseline.EMPTY
                .with(voice(120), BOTH, 1)
                .with(voice(140), BOTH, 0.5)
                .with(voice(160), BOTH, 0.25);
        SpeakerBaseline inPortions = SpeakerBaseline.EMPTY
                .with(voice(120), BOTH, 1)
                .merged(SpeakerBaseline.EMPTY.with(voice(140), BOTH, 0.5).with(voice(160), BOTH, 0.25));

        assertThat(atOnce.speechSeconds()).isEqualTo(1.75);
        assertThat(atOnce.windows()).isEqualTo(3);
        assertThat(atOnce.measures()).containsExactlyInAnyOrderElementsOf(BOTH);
        for (VoiceMeasure measure : BOTH) {
            VoiceStatistics one = atOnce.statistics(measure).orElseThrow();
            VoiceStatistics other = inPortions.statistics(measure).orElseThrow();
            assertThat(one.rows()).isEqualTo(other.rows());
            for (int d = 0; d < one.dims(); d++) {
                assertThat(one.mean(d)).isCloseTo(other.mean(d), within(1e-6 * (1 + Math.abs(other.mean(d)))));
                assertThat(one.variance(d)).isCloseTo(other.variance(d), within(1e-6 * (1 + other.variance(d))));
            }
        }
    }

    @Test
    void nothingHeardChangesNothing() {
        SpeakerBaseline one = SpeakerBaseline.EMPTY.with(voice(120), BOTH, 1);
        assertThat(one.merged(SpeakerBaseline.EMPTY)).isEqualTo(one);
        assertThat(SpeakerBaseline.EMPTY.merged(one)).isEqualTo(one);
        assertThat(SpeakerBaseline.EMPTY.isEmpty()).isTrue();
    }

    @Test
    void doesNotMixMeasures() {
        SpeakerBaseline one = SpeakerBaseline.EMPTY.with(voice(120), List.of(MELS), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.with(voice(120), List.of(FUNCTIONALS), 1))
                .withMessageContaining("a baseline of logmel-v1 by 3 frames, at -23.0 dBFS cannot go on with"
                        + " functionals-v1; make one anew");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.requireLearntBy(BOTH, "some model"))
                .withMessageContaining("model some model needs functionals-v1 and logmel-v1")
                .withMessageContaining("make it again with this model");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.requireLearntBy(List.of(), "some model"))
                .withMessageContaining("makes no use of a speaker's baseline");
    }

    @Test
    void isKeptToTheLastBit() throws IOException {
        BaselineFolder folder = new BaselineFolder(temp.resolve("a/b"));
        SpeakerBaseline one = SpeakerBaseline.EMPTY.with(voice(120), BOTH, 1).with(voice(171.3), BOTH, 2.31);
        folder.write("Åsa 2", one);
        folder.write("Bo", SpeakerBaseline.EMPTY);
        folder.write("Åsa 2", one);
        assertThat(folder.read("Åsa 2")).isEqualTo(one);
        assertThat(folder.names()).containsExactly("Bo", "Åsa 2");
        assertThat(Files.size(temp.resolve("a/b/Åsa 2.baseline"))).isLessThan(100_000);

        folder.delete("Bo");
        assertThat(folder.names()).containsExactly("Åsa 2");
        assertThatThrownBy(() -> folder.read("Bo"))
                .isInstanceOf(BaselineException.class)
                .hasMessageContaining("Bo: there is no baseline of that name in")
                .hasMessageContaining("but Åsa 2; make it by undertone baseline make");
        try (var files = Files.list(temp.resolve("a/b"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void isItsOwnersAlone() throws IOException {
        new BaselineFolder(temp.resolve("own")).write("me", SpeakerBaseline.EMPTY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("own"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("own/me.baseline"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource({"''", "../me", "a/b", ".hidden", "a\\b", "C:me"})
    void refusesNamesThatPointElsewhere(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BaselineFolder(temp).write(name, SpeakerBaseline.EMPTY))
                .withMessageContaining("a baseline's name must be");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "undertone-baseline | other | format must be undertone-baseline but was other",
                "\"formatVersion\":1 | \"formatVersion\":9 | formatVersion must be 1 but was 9",
                "logmel-v1 | logmel-v9 | there is no feature set logmel-v9",
                "logmel-v1 | functionals-v1 | mean must have 1212 values (functionals-v1 by 3 frames",
                "\"windows\":1 | \"windows\":0 | windows at least 1",
                "\"speechSeconds\":1.5 | \"speechSeconds\":-1 | speechSeconds must be at least 0 but was -1.0",
                "\"mean\":[ | \"mean\":[1e999, | dimension 0 must have a finite mean",
                "{ | [ | it is not JSON",
            })
    void aDamagedFileIsRefusedWithItsReason(String from, String to, String message) throws IOException {
        String text = BaselineFile.write(SpeakerBaseline.EMPTY.with(voice(120), List.of(MELS), 1.5));
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        String changed = text.substring(0, at) + to + text.substring(at + from.length());
        if (to.contains("1e999")) {
            changed = changed.replaceFirst("1e999,[^,]*,", "1e999,");
        }
        Path file = temp.resolve("me.baseline");
        Files.write(file, changed.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> BaselineFile.read(file))
                .isInstanceOf(BaselineException.class)
                .hasMessageContaining("me.baseline: it is no baseline that this Undertone can use: ")
                .hasMessageContaining(message);
    }

    @Test
    void liesWhereTheUserKeepsData() {
        Map<String, String> none = Map.of();
        assertThat(BaselineFolder.ofUser(none, p -> "/home/me").path())
                .isEqualTo(Path.of("/home/me/.local/share/undertone/baselines"));
        assertThat(BaselineFolder.ofUser(Map.of("XDG_DATA_HOME", "/data"), p -> "/home/me")
                        .path())
                .isEqualTo(Path.of("/data/undertone/baselines"));
        assertThat(BaselineFolder.ofUser(Map.of("UNDERTONE_DATA", "/own", "XDG_DATA_HOME", "/data"), p -> "/home/me")
                        .path())
                .isEqualTo(Path.of("/own/baselines"));
    }

    @Test
    void framesArePooledAndTheRestAveraged() {
        MeasuredRows rows = MeasuredRows.of(new float[] {1, 10, 2, 20, 6, 60, 4, 40, 5, 50}, 2, true);
        assertThat(rows.pooled(1)).isSameAs(rows);
        assertThat(rows.pooled(3).toArray()).containsExactly(3, 30, 4.5f, 45);
        assertThat(rows.pooled(99).toArray()).containsExactly(3.6f, 36);
    }

    private static MeasuredSpeech voice(double f0Hz) {
        return new MeasuredSpeech(Waveform.of(Signals.voice(f0Hz, 1, 16_000, 700, 1220, 2600), 16_000));
    }
}
