package dev.undertone.server.internal;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.AudioStream;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.models.baseline.BaselineFile;
import dev.undertone.models.baseline.SpeakerBaseline;
import dev.undertone.recognition.Recogniser;
import dev.undertone.server.internal.http.Problem;
import dev.undertone.server.internal.http.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The ordinary voices of speakers: learnt from kept recordings, and read for those who are heard against them. */
public record VoiceBaselines(Services services) {

    /**
     * The baseline of that name.
     *
     * @throws ProblemException if there is none, or the server's model cannot use it
     */
    public SpeakerBaseline find(String name) {
        byte[] content = services.database()
                .baselines()
                .find(name)
                .orElseThrow(() -> new ProblemException(Problem.notFound("the baseline of that name")));
        requireModelThatUsesOne();
        try {
            SpeakerBaseline baseline = BaselineFile.parse(new String(content, StandardCharsets.UTF_8));
            baseline.requireLearntBy(
                    services.model().baselineMeasures(), services.model().info().name());
            return baseline;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.conflict(
                    "the baseline cannot be used: " + e.getMessage(), "learn that voice again on this server"));
        }
    }

    /**
     * Learns who speaks in a recording, and keeps it in place of what went by that name.
     *
     * @param audio of that speaker alone
     * @throws ProblemException if nobody speaks in it, or the server's model makes no use of a baseline
     */
    public SpeakerBaseline learn(String name, Path audio) throws IOException {
        requireModelThatUsesOne();
        SpeakerBaseline learnt;
        try (AudioStream recording = AudioReader.open(audio)) {
            learnt = services.sideBySide()
                    .learn(recording, name, new ChannelSelection.Mix(), Recogniser.Progress.none())
                    .get(0);
        }
        if (learnt.isEmpty()) {
            throw new ProblemException(Problem.conflict(
                    "no speech was found in the recording",
                    "speak closer to the microphone, for half a minute or more"));
        }
        services.database()
                .baselines()
                .put(
                        name,
                        BaselineFile.write(learnt).getBytes(StandardCharsets.UTF_8),
                        services.clock().instant());
        return learnt;
    }

    private void requireModelThatUsesOne() {
        if (services.model().baselineMeasures().isEmpty()) {
            throw new ProblemException(new Problem(
                    409,
                    "no-baselines",
                    "This model hears every voice alike",
                    "the model " + services.model().info().name() + " was not trained to be given a speaker's baseline",
                    "start the server with a model that was: undertone serve --model FILE"));
        }
    }
}
