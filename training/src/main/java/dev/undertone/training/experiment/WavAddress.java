package dev.undertone.training.experiment;

import dev.undertone.audio.Waveform;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.UtteranceAudio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A recording as a {@code data:} address that every browser plays: 16 kHz, 16 bit, mono. */
final class WavAddress {

    private static final int RATE_HZ = 16_000;
    private static final int HEADER_BYTES = 44;

    private WavAddress() {}

    static String of(Utterance utterance) throws IOException {
        Waveform waveform = UtteranceAudio.read(utterance, RATE_HZ);
        float[] samples = waveform.toArray();
        int bytes = 2 * samples.length;
        ByteBuffer wav = ByteBuffer.allocate(HEADER_BYTES + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(36 + bytes).put(ascii("WAVEfmt ")).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(RATE_HZ).putInt(2 * RATE_HZ);
        wav.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(bytes);
        for (float sample : samples) {
            // Resampling may overshoot full scale, which 16 bits cannot hold.
            wav.putShort((short) Math.round(32767 * Math.max(-1, Math.min(1, sample))));
        }
        return "data:audio/wav;base64," + Base64.getEncoder().encodeToString(wav.array());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
