package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.Waveform;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code undertone listen} and {@code undertone devices} as their users start them. */
class ListenProgramTest {

    @TempDir
    private Path folder;

    private static Path conversation() {
        return Program.root().resolve("samples/conversation.flac");
    }

    private static byte[] raw() throws IOException {
        Waveform waveform = AudioReader.read(conversation(), new ChannelSelection.Mix(), 16_000)
                .get(0);
        ByteBuffer bytes = ByteBuffer.allocate(2 * waveform.length()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < waveform.length(); i++) {
            bytes.putShort((short) Math.max(-32_768, Math.min(32_767, Math.round(waveform.sample(i) * 32_768))));
        }
        return bytes.array();
    }

    private static List<JsonObject> events(String lines, String type) {
        List<JsonObject> events = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            JsonObject event = JsonParser.parseString(line).getAsJsonObject();
            if (event.get("type").getAsString().equals(type)) {
                events.add(event);
            }
        }
        return events;
    }

    private static Program.Run listen(Program.Input input, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("listen", "--device", "-"));
        arguments.addAll(List.of(options));
        return Program.run(Map.of(), input, arguments.toArray(String[]::new));
    }

    @Test
    void rawSamplesBecomeEventsOfWhichEachIsALine() throws Exception {
        Path rule = Files.writeString(
                folder.resolve("excited.json"), "{\"watch\": \"arousal\", \"above\": -0.9, \"forSeconds\": 0}");
        Program.Run run =
                listen(in -> in.write(raw()), "--rate", "16000", "--format", "jsonl", "--rule", rule.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("Everybody whose voice is heard must know this and agree");
        assertThat(events(run.out(), "ready")).hasSize(1);
        List<JsonObject> windows = events(run.out(), "window");
        assertThat(windows).hasSizeBetween(26, 28);
        for (int i = 0; i < 26; i++) {
            assertThat(windows.get(i).get("startSeconds").getAsDouble()).isCloseTo(0.5 * i, within(1e-3));
        }
        assertThat(events(run.out(), "alert"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.get("name").getAsString()).isEqualTo("excited"));
        assertThat(events(run.out(), "ended"))
                .singleElement()
                .satisfies(ended ->
                        assertThat(ended.get("durationSeconds").getAsDouble()).isCloseTo(16.3, within(0.1)));
    }

    /** The same sound in a container, and in plain lines: nothing is drawn where no terminal is. */
    @Test
    void anyFormatCanBePipedIn() throws Exception {
        Program.Run run = listen(in -> Files.copy(conversation(), in));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().toList())
                .hasSizeGreaterThan(3)
                .noneMatch(line -> line.contains("\u001b"))
                .first()
                .isEqualTo("listening to standard input");
        assertThat(run.out()).contains("over after 0:16");
    }

    @Test
    void ctrlCEndsItWithWhatWasHeard() throws Exception {
        Process process = new ProcessBuilder(
                        Program.launcher().toString(),
                        "listen",
                        "--device",
                        "-",
                        "--rate",
                        "16000",
                        "--format",
                        "jsonl")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream();
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            in.write(raw(), 0, 160_000);
            in.flush();
            String line = out.readLine();
            while (!line.contains("\"window\"")) {
                line = out.readLine();
            }
            // The input stays open: only the signal ends it.
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            String last = line;
            for (; line != null; line = out.readLine()) {
                last = line;
            }
            assertThat(last).startsWith("{\"type\":\"ended\"");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertThat(listen(in -> {}, "--rate", "100").err()).contains("--rate must be in 8000..192000 but was 100");
        Program.Run noise = listen(in -> in.write("nonsense".repeat(100).getBytes(StandardCharsets.UTF_8)));
        assertThat(noise.exitCode()).isEqualTo(2);
        assertThat(noise.err()).contains("standard input");
        Path rule = Files.writeString(folder.resolve("wrong.json"), "{\"watch\": \"rage\", \"above\": 0.5}");
        Program.Run wrong = listen(in -> {}, "--rule", rule.toString());
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("wrong.json, line 1: watch was 'rage'; use arousal");
        Program.Run rate = Program.run("listen", "--rate", "16000");
        assertThat(rate.err()).contains("--rate is for standard input: add --device -");
    }

    @Test
    void devicesAreListedOrMissed() throws Exception {
        Program.Run run = Program.run("devices");
        if (run.exitCode() == 0) {
            assertThat(run.out()).startsWith("1  ");
        } else {
            assertThat(run.err()).contains("no microphone or input was found", "undertone listen --device -");
            Program.Run listen = Program.run("listen");
            assertThat(listen.exitCode()).isEqualTo(2);
            assertThat(listen.err()).contains("no microphone or input was found");
        }
    }
}
