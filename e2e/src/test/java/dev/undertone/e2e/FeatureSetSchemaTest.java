package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.undertone.features.composition.ExtractorCatalog;
import dev.undertone.features.composition.FeatureSetDefinition;
import dev.undertone.features.composition.RecordingCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/feature-set.schema.json says of definition files what the program says. */
class FeatureSetSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode text;
    private static JsonSchema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        text = JSON.readTree(
                Program.root().resolve("docs/feature-set.schema.json").toFile());
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }

    @Test
    void knowsEveryFeature() {
        JsonNode items = text.at("/properties/features/items/oneOf");
        List<String> alone = new ArrayList<>();
        items.get(0).get("enum").forEach(name -> alone.add(name.asText()));
        List<String> withOptions = new ArrayList<>();
        items.get(1).get("properties").fieldNames().forEachRemaining(withOptions::add);
        assertThat(alone).containsExactlyElementsOf(ExtractorCatalog.names());
        assertThat(withOptions).containsExactlyElementsOf(ExtractorCatalog.names());
        List<String> measures = new ArrayList<>();
        text.at("/properties/recording/items/enum").forEach(name -> measures.add(name.asText()));
        assertThat(measures).containsExactlyElementsOf(RecordingCatalog.names());
    }

    /** The canonical form has every option of every feature. */
    @Test
    void acceptsEveryOption() throws IOException {
        StringBuilder features = new StringBuilder();
        for (String name : ExtractorCatalog.names()) {
            String options = switch (name) {
                case "delta" -> "{of: mfcc}";
                case "tonnetz", "jitter", "shimmer", "hnr" -> "{}";
                default -> "{part: harmonic, preEmphasis: 0.97}";
            };
            features.append("  - ").append(name).append(": ").append(options).append('\n');
        }
        String yaml = "id: all-v1\nsampleRateHz: 16000\nframes: {}\nfeatures:\n" + features
                + "functionals: [mean, p5, range-p5-p95]\nrecording: " + RecordingCatalog.names() + "\n";
        assertThat(schema.validate(
                        JSON.readTree(FeatureSetDefinition.parse(yaml, "all").canonical())))
                .isEmpty();
        for (String builtIn : List.of("tutorial-180", "tutorial-193")) {
            assertThat(schema.validate(
                            JSON.readTree(FeatureSetDefinition.bundled(builtIn).canonical())))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"My Set\", \"sampleRateHz\": 16000, \"frames\": {}, \"features\": [\"rms\"]}",
                "{\"id\": \"a\", \"sampleRateHz\": 16000, \"frames\": {}, \"features\": [\"loud\"]}",
                "{\"id\": \"a\", \"sampleRateHz\": 16000, \"frames\": {}, \"features\": [{\"mfcc\": {\"coeffs\": 1}}]}",
                "{\"id\": \"a\", \"sampleRateHz\": 16000, \"frames\": {\"fftSize\": 500}, \"features\": [\"rms\"]}",
                "{\"id\": \"a\", \"sampleRateHz\": 16000, \"frames\": {}, \"features\": [\"rms\"], \"functionals\": [\"p101\"]}",
                "{\"id\": \"a\", \"sampleRateHz\": 16000, \"features\": [\"rms\"]}",
                "{\"id\": \"a\", \"sampleRateHz\": 16000, \"frames\": {}, \"features\": [{\"rms\": {\"part\": \"soft\"}}]}",
                "{\"id\": \"a\", \"sampleRateHz\": 16000, \"frames\": {}, \"features\": [\"rms\"], \"functionals\": [\"mean\"],"
                        + " \"recording\": [\"mood\"]}",
            })
    void refusesWhatTheProgramRefuses(String json) throws IOException {
        assertThat(schema.validate(JSON.readTree(json))).isNotEmpty();
        assertThatThrownBy(() -> FeatureSetDefinition.parse(json, "wrong"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theExampleOfThePageIsADefinition() throws IOException {
        String page = Files.readString(Program.root().resolve("docs/feature-sets.md"));
        List<String> examples = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(examples).hasSize(1);
        FeatureSetDefinition definition = FeatureSetDefinition.parse(examples.get(0), "feature-sets.md");
        assertThat(schema.validate(JSON.readTree(definition.canonical()))).isEmpty();
    }
}
