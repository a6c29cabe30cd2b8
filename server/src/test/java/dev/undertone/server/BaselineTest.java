package dev.undertone.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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

    private static HttpResponse<String> learn(RunningServer server, String recording) throws Exception {
        return server.call("POST", "/baselines/ada/learn", "{\"recording\":\"" + recording + "\"}");
    }
}
