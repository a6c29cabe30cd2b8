package dev.undertone.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ordinary voice of a speaker is learnt from a kept recording. */
class BaselineTest {

    @TempDir
    private Path data;

    @Test
    void aVoiceIsLearntFromKeptAudioAndOutlivesTheRecording() throws Exception {
        try (RunningServer server = RunningServer.givenBaselines(data)) {
            ApiDocument document = ApiDocument.of(server);
            assertThat(server.json("/model").get("usesBaselines").getAsBoolean())
                    .isTrue();
            String recording = server.upload(Clips.conversation(), ",\"keepAudio\":true")
                    .get("id")
                    .getAsString();

            HttpResponse<String> learnt = learn(server, recording);
            document.assertAllows("POST", "/baselines/{name}/learn", learnt);
            assertThat(learnt.statusCode()).as(learnt.body()).isEqualTo(200);
            JsonObject said = ApiDocument.object(learnt);
            assertThat(said.get("speechSeconds").getAsDouble()).isBetween(8.0, 16.5);
            assertThat(said.get("weight").getAsDouble()).isBetween(0.01, 0.9);

            assertThat(server.call("DELETE", "/recordings/" + recording, "").statusCode())
                    .isEqualTo(204);
            assertThat(server.json("/baselines").toString()).contains("\"ada\"");
            assertThat(server.get("/baselines/ada").body()).contains("undertone-baseline");
        }
    }

    @Test
    void withoutKeptAudioOrAModelForItTheAnswerSaysWhatHelps() throws Exception {
        try (RunningServer server = RunningServer.givenBaselines(data)) {
            String recording = server.upload(Clips.conversation(), ",\"keepAudio\":false")
                    .get("id")
                    .getAsString();
            assertThat(learn(server, recording).statusCode()).isEqualTo(409);
            assertThat(learn(server, "2hxdt4cwthh3kz5yy6sogzoq").statusCode()).isEqualTo(404);
        }
        try (RunningServer server = RunningServer.in(data)) {
            assertThat(server.json("/model").get("usesBaselines").getAsBoolean())
                    .isFalse();
            String recording = server.upload(Clips.conversation(), ",\"keepAudio\":true")
                    .get("id")
                    .getAsString();
            HttpResponse<String> refused = learn(server, recording);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("no-baselines", "--model FILE");
        }
    }

    @Test
    void aLiveStreamIsHeardAgainstTheVoiceItNames() throws Exception {
        try (RunningServer server = RunningServer.givenBaselines(data)) {
            String recording = server.upload(Clips.conversation(), ",\"keepAudio\":true")
                    .get("id")
                    .getAsString();
            assertThat(learn(server, recording).statusCode()).isEqualTo(200);

            List<JsonObject> without = windows(server, "");
            List<JsonObject> with = windows(server, ",\"baseline\":\"ada\"");
            assertThat(with).hasSameSizeAs(without).isNotEqualTo(without);
            assertThat(windows(server, ",\"baseline\":\"ada\"")).isEqualTo(with);
            assertThat(server.json("/sessions")
                            .getAsJsonArray("sessions")
                            .get(0)
                            .getAsJsonObject()
                            .get("baseline")
                            .getAsString())
                    .isEqualTo("ada");

            StreamClient unknown = StreamClient.to(server);
            unknown.hello(",\"baseline\":\"nobody\"");
            assertThat(unknown.closeCode()).isEqualTo(4404);
            server.call("PUT", "/baselines/broken", "bytes");
            StreamClient broken = StreamClient.to(server);
            broken.hello(",\"baseline\":\"broken\"");
            assertThat(broken.closeCode()).isEqualTo(4400);
        }
    }

    private static List<JsonObject> windows(RunningServer server, String hello) throws Exception {
        short[] sound = Clips.conversationSamples();
        StreamClient client = StreamClient.to(server);
        client.hello(hello);
        client.until("ready");
        List<JsonObject> events = new ArrayList<>();
        for (int sent = 0; sent < sound.length; sent += 32_000) {
            int end = Math.min(sound.length, sent + 32_000);
            client.audio(sent, sound, sent, end);
            events.addAll(client.untilAcknowledged(sent));
        }
        client.text("{\"type\":\"finish\"}");
        events.addAll(client.until("ended"));
        return events.stream()
                .filter(event -> event.get("type").getAsString().equals("window"))
                .toList();
    }

    private static HttpResponse<String> learn(RunningServer server, String recording) throws Exception {
        return server.call("POST", "/baselines/ada/learn", "{\"recording\":\"" + recording + "\"}");
    }
}
