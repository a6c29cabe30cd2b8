package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.undertone.emotions.Emotion;
import dev.undertone.recognition.alert.AlertDefinition;
import dev.undertone.recognition.alert.Comparison;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/alert-rule.schema.json says of alert rules what the program says. */
class AlertRuleSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode text;
    private static JsonSchema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        text = JSON.readTree(
                Program.root().resolve("docs/alert-rule.schema.json").toFile());
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }

    private static List<String> words(String pointer) {
        List<String> words = new ArrayList<>();
        text.at(pointer).forEach(word -> words.add(word.asText()));
        return words;
    }

    @Test
    void knowsWhatCanBeWatched() {
        assertThat(words("/properties/watch/enum"))
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of("arousal", "valence"),
                                Arrays.stream(Emotion.values()).map(Emotion::id))
                        .toList());
        assertThat(words("/properties/against/enum"))
                .containsExactlyElementsOf(
                        Arrays.stream(Comparison.values()).map(Comparison::id).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'watch': 'angry', 'above': 0.5}",
                "{'watch': 'valence', 'against': 'own-spread', 'below': -3, 'release': -1.5, 'forSeconds': 0,"
                        + " 'warmUpSeconds': 0, 'coolDownSeconds': 86400}",
                "{'watch': 'sad', 'above': 0.5, 'quietHours': {'zone': 'Europe/Berlin', 'between': ['22:00-07:00']}}",
                "{'watch': 'sad', 'above': 0.5, 'actions': [{'type': 'page'}, {'type': 'notification', 'vibrate': true},"
                        + " {'type': 'webhook', 'url': 'https://example.org/hook?k=1'},"
                        + " {'type': 'command', 'arguments': ['notify-send', 'a b']}]}",
            })
    void acceptsWhatTheProgramAccepts(String rule) throws IOException {
        String json = rule.replace('\'', '"');
        assertThat(schema.validate(JSON.readTree(json))).isEmpty();
        AlertDefinition.parse(json, "rule");
    }

    @Test
    void acceptsTheBuiltInRule() throws IOException {
        assertThat(schema.validate(JSON.readTree(AlertDefinition.angerRisingJson())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'above': 0.5}",
                "{'watch': 'rage', 'above': 0.5}",
                "{'watch': 'sad'}",
                "{'watch': 'sad', 'above': 0.5, 'below': 0.4}",
                "{'watch': 'sad', 'above': '0.5'}",
                "{'watch': 'sad', 'above': 0.5, 'against': 'me'}",
                "{'watch': 'sad', 'above': 0.5, 'forSeconds': 601}",
                "{'watch': 'sad', 'above': 0.5, 'warmUpSeconds': -1}",
                "{'watch': 'sad', 'above': 0.5, 'coolDown': 1}",
                "{'watch': 'sad', 'above': 0.5, 'actions': []}",
                "{'watch': 'sad', 'above': 0.5, 'actions': [{'type': 'mail'}]}",
                "{'watch': 'sad', 'above': 0.5, 'actions': [{'type': 'webhook', 'url': 'ftp://x.org'}]}",
                "{'watch': 'sad', 'above': 0.5, 'actions': [{'type': 'webhook', 'url': 'http://a:b@x.org'}]}",
                "{'watch': 'sad', 'above': 0.5, 'actions': [{'type': 'command', 'arguments': []}]}",
                "{'watch': 'sad', 'above': 0.5, 'quietHours': {'zone': 'UTC', 'between': ['24:00-07:00']}}",
            })
    void refusesWhatTheProgramRefuses(String rule) throws IOException {
        String json = rule.replace('\'', '"');
        assertThat(schema.validate(JSON.readTree(json))).isNotEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> AlertDefinition.parse(json, "rule"));
    }
}
