package dev.undertone.server;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.Waveform;
import dev.undertone.models.EmotionModel;
import dev.undertone.models.ModelBundle;
import dev.undertone.recognition.Recogniser;
import dev.undertone.recognition.RecognitionOptions;
import dev.undertone.recognition.RecognitionSession;
import dev.undertone.recognition.Window;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Sound to send. */
final class Clips {

    private Clips() {}

    /** Synthetic voices, 16 s. */
    static Path conversation() {
        return TestData.repositoryRoot().resolve("samples/conversation.flac");
    }

    /** The same as 16-bit samples at 16 kHz. */
    static short[] conversationSamples() throws IOException {
        Waveform waveform = AudioReader.read(conversation(), new ChannelSelection.Mix(), 16_000)
                .get(0);
        short[] samples = new short[waveform.length()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.max(-32_768, Math.min(32_767, Math.round(waveform.sample(i) * 32_768)));
        }
        return samples;
    }

    /** What a session says of the same sound without any network. */
    static List<Window> liveWindows(short[] sound) throws IOException {
        float[] samples = new float[sound.length];
        for (int i = 0; i < sound.length; i++) {
            samples[i] = sound[i] / 32_768f;
        }
        RecognitionOptions options = RecognitionOptions.defaults()
                .withWholeClip(Duration.ZERO)
                .withWindows(Duration.ofSeconds(3), Duration.ofMillis(500));
        try (EmotionModel model = ModelBundle.bundled().load();
                RecognitionSession session = Recogniser.of(model, options).open(16_000)) {
            session.accept(samples, 0, samples.length);
            return session.finish().windows();
        }
    }
}
