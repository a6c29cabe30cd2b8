package dev.undertone.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.models.ModelManifest.Calibration;
import dev.undertone.models.ModelManifest.Member;
import dev.undertone.models.ModelManifest.Scale;
import dev.undertone.models.baseline.Shrinkage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelBundleTest {

    @TempDir
    Path temp;

    @Test
    void aFileOfFormatVersionOneStaysReadable() {
        ModelManifest manifest = TinyBundle.open().manifest();
        assertThat(manifest.info()).isEqualTo(new ModelInfo("tiny", "1"));
        assertThat(manifest.members()).extracting(Member::name).containsExactly("average", "temporal");
        assertThat(manifest.calibration()).isEqualTo(new Calibration(0.8, 0.4));
        assertThat(manifest.figures().get(0).values()).containsExactly(Figure.of("UAR", 0.125, 0.1, 0.15));
    }

    @Test
    void aFileOfFormatVersionTwoStaysReadable() throws IOException {
        ModelBundle bundle = TinyBundle.withBaseline();
        ModelManifest manifest = bundle.manifest();
        assertThat(manifest.members())
                .containsExactly(
                        new Member("average", "logmel-v1", 1, 0.25),
                        new Member("temporal", "logmel-v1", 3, Scale.TRAINING, 0.75, 0.5),
                        new Member("voice", "logmel-v1", 1, Scale.SPEAKER, 0, 0.5));
        assertThat(manifest.baseline().orElseThrow().shrinkage()).isEqualTo(new Shrinkage(4, 8));
        assertThat(manifest.calibration().points()).hasSize(3);
        assertThat(bundle.network("voice").prior()).isPresent();
        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
        bundle.write(temp.resolve("again.undertone"));
        assertThat(ModelBundle.open(temp.resolve("again.undertone")).toByteArray())
                .isEqualTo(bundle.toByteArray());
        assertThat(bundle.card()).contains("| voice | logmel-v1 | speaker | 0.000 | 0.500 |", "| 60 s | 0.900 |");
    }

    @Test
    void aMemberOnTheSpeakersScaleNeedsItsPrior() throws IOException {
        ModelManifest manifest = TinyBundle.withBaseline().manifest();
        MemberNetwork plain = TinyBundle.networks().get(0);
        assertThatThrownBy(() -> ModelBundle.of(manifest, List.of(plain, plain, plain)))
                .hasMessageContaining("member 'voice' must have a prior of 80 dimensions but had none");
        assertThatThrownBy(() -> TinyBundle.manifest(
                        List.of(new Member("voice", "logmel-v1", 1, Scale.SPEAKER, 0, 1)), new Calibration(1, 0.5)))
                .hasMessageContaining("a model needs a member with a weight");
        assertThatThrownBy(() -> TinyBundle.manifest(
                        List.of(
                                new Member("average", "logmel-v1", 1, 1),
                                new Member("voice", "logmel-v1", 1, Scale.SPEAKER, 0, 1)),
                        new Calibration(1, 0.5)))
                .hasMessageContaining("baseline must be said exactly if");
        assertThatThrownBy(() -> new Member("voice", "logmel-v1", 1, Scale.SPEAKER, 1, 1))
                .hasMessageContaining("weight of member 'voice' must be 0");
    }

    @Test
    void writesTheSameBytesAgain() throws IOException {
        ModelBundle bundle = ModelBundle.of(TinyBundle.open().manifest(), TinyBundle.networks());
        Path first = temp.resolve("made/first.undertone");
        Path second = temp.resolve("second.undertone");
        bundle.write(first);
        ModelBundle.open(first).write(second);
        ModelBundle.open(first).write(second);
        assertThat(second).hasSameBinaryContentAs(first);
        try (var files = Files.list(temp.resolve("made"))) {
            assertThat(files).containsExactly(first);
        }
    }

    @Test
    void manifestSurvivesItsJson() {
        ModelManifest manifest = TinyBundle.open().manifest();
        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"formatVersion\": 1 | \"formatVersion\": 3 | formatVersion must be in 1..2 but was 3, which another version",
                "\"formatVersion\": 1, | `` | formatVersion is missing",
                "\"surprised\" | \"hangry\" | but was 'hangry'",
                "\"logmel-v1\" | \"logmel-v9\" | the feature set of member 'average' must be one of",
                "\"weight\": 0.25 | \"weight\": \"much\" | members[0].weight must be a number but was \"much\"",
                "\"framePooling\": 3 | \"framePooling\": 1.5 | members[1].framePooling must be a whole number but was 1.5",
                "\"framePooling\": 3 | \"framePooling\": 99999999999 | members[1].framePooling must be a whole number but was 99999999999",
                "\"temperature\": 0.8 | \"temperature\": 0 | temperature must be in 0.01..100 but was 0.0",
                "\"trim\": true | \"trim\": 1 | frontEnd.trim must be true or false but was 1",
                "\"name\": \"average\" | \"name\": \"../evil\" | a member's name must be",
                "\"name\": \"average\" | \"name\": \"temporal\" | 'temporal' stands twice",
                "{ | [ | it is not JSON",
            })
    void saysWhatIsWrongInTheManifest(String from, String to, String message) throws IOException {
        Map<String, byte[]> entries = TinyBundle.entries();
        String json = text(entries, "model.json");
        assertThat(json).contains(from);
        int at = json.indexOf(from);
        String changed = json.substring(0, at) + to + json.substring(at + from.length());
        entries.put("model.json", changed.getBytes(StandardCharsets.UTF_8));
        assertRefused(zip(entries), message);
    }

    @ParameterizedTest(name = "{0} deep")
    @CsvSource({"500000, false, it is not JSON", "500000, true, must be an object", "600000, true, at most 1024 KiB"})
    void jsonThatGoesOnForEverDeepIsRefused(int depth, boolean closed, String message) throws IOException {
        Map<String, byte[]> entries = TinyBundle.entries();
        String json = "[".repeat(depth) + "]".repeat(closed ? depth : 0);
        entries.put("model.json", json.getBytes(StandardCharsets.UTF_8));
        assertRefused(zip(entries), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.json", "MODEL_CARD.md", "members/average.onnx", "members/temporal.norm"})
    void namesAMissingEntry(String name) throws IOException {
        Map<String, byte[]> entries = TinyBundle.entries();
        entries.remove(name);
        assertRefused(zip(entries), "entry '" + name + "' is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "members/../../evil", "/etc/evil", "C:\\evil", "..\\evil"})
    void refusesNamesThatPointOutside(String name) throws IOException {
        Map<String, byte[]> entries = TinyBundle.entries();
        entries.put(name, new byte[1]);
        assertRefused(zip(entries), "entry '" + name + "' points outside the bundle");
    }

    @Test
    void refusesWhatDoesNotBelong() throws IOException {
        Map<String, byte[]> entries = TinyBundle.entries();
        entries.put("members/extra.onnx", new byte[1]);
        assertRefused(zip(entries), "entry 'members/extra.onnx' does not belong here");
    }

    @Test
    void refusesAHugeEntryWithoutKeepingIt() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("model.json"));
            byte[] zeros = new byte[1 << 20];
            for (int mib = 0; mib <= BundleZip.MAX_ENTRY_BYTES >> 20; mib++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThat(out.size()).isLessThan(1 << 20);
        assertRefused(out.toByteArray(), "larger than 64 MiB an entry");
    }

    @Test
    void refusesTooManyEntries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i <= BundleZip.MAX_ENTRIES; i++) {
            entries.put("e" + i, new byte[0]);
        }
        assertRefused(zip(entries), "more than 256 entries");
    }

    @Test
    void everyTruncationIsRefusedWithAReason() throws IOException {
        byte[] whole = Files.readAllBytes(TinyBundle.file());
        int contents = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\001\002");
        for (int length = 0; length < contents; length += 397) {
            assertRefused(Arrays.copyOf(whole, length), "damaged.undertone: ");
        }
    }

    @Test
    void aFlippedBitIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(TinyBundle.file());
        int weights = new String(whole, StandardCharsets.ISO_8859_1).indexOf("members/average.onnx") + 1_000;
        whole[weights] ^= 1;
        assertRefused(whole, "it is damaged or cut short");
    }

    @Test
    void otherFilesAndNoFileAreNamed() throws IOException {
        assertRefused("RIFF this is a sound".getBytes(StandardCharsets.UTF_8), "it is not a model bundle");
        assertThatThrownBy(() -> ModelBundle.open(temp.resolve("none.undertone")))
                .isInstanceOf(ModelBundleException.class)
                .hasMessageContaining("none.undertone: there is no such file; name a .undertone file");
    }

    @Test
    void networksMustFitTheirFeatures() throws IOException {
        MemberNetwork narrow = MemberNetwork.of(Normalisation.of(new float[3], new float[] {1, 1, 1}, 4), new byte[0]);
        ModelManifest one =
                TinyBundle.manifest(List.of(new Member("narrow", "logmel-v1", 1, 1)), new Calibration(1, 0.5));
        assertThatThrownBy(() -> ModelBundle.of(one, List.of(narrow)))
                .hasMessageContaining(
                        "the normalisation of member 'narrow' must have 80 dimensions (logmel-v1) but had 3");
        assertThatThrownBy(() -> ModelBundle.of(one, List.of()))
                .hasMessageContaining("must be as many as the manifest's members (1) but were 0");
    }

    @Test
    void theCardTellsTheManifestAndTheRules() {
        String card = TinyBundle.open().card();
        assertThat(card)
                .contains("# Model card: tiny, version 1")
                .contains("| UAR | 0.125 | 0.100 to 0.150 |")
                .contains("Nothing was measured.")
                .contains("- It was never trained.")
                .contains("None: no recording was used.")
                .contains("Article 5(1)(f)")
                .contains("Article 50(3)")
                .contains("General Data Protection Regulation")
                .contains("Telling truth from lies");
    }

    private void assertRefused(byte[] file, String message) throws IOException {
        Path path = temp.resolve("damaged.undertone");
        Files.write(path, file);
        assertThatThrownBy(() -> ModelBundle.open(path))
                .isInstanceOf(ModelBundleException.class)
                .hasMessageContaining(message);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BundleZip.write(entries, out);
        return out.toByteArray();
    }

    private static String text(Map<String, byte[]> entries, String name) {
        return new String(Objects.requireNonNull(entries.get(name)), StandardCharsets.UTF_8);
    }
}
