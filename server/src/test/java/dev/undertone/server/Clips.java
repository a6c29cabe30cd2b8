package dev.undertone.server;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.Waveform;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Path;

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
}
