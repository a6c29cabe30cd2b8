package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Resampler;
import dev.undertone.audio.Waveform;
import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a voice message or an internet call leaves of a voice: coded by Opus in frames of 20 ms and decoded again, without
 * delay. What is louder than full scale is coded quieter and made louder again, not clipped.
 *
 * @param kbps thousand bits a second, in 6..128
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6716">Valin et al. (2012), RFC 6716</a>
 */
public record OpusCodec(Range kbps) implements Augmentation {

    private static final Range LIMITS = new Range(6, 128);
    private static final List<Integer> RATES_HZ = List.of(8000, 12_000, 16_000, 24_000, 48_000);
    private static final int FRAMES_A_SECOND = 50;
    private static final int LARGEST_PACKET = 1500;
    private static final AugmentationOption<Range> KBPS =
            AugmentationOption.range("kbps", "kbit/s", LIMITS, defaults().kbps(), "thousand bits a second");

    static final AugmentationEntry ENTRY = AugmentationEntry.of(
            "opus",
            "coded by Opus and decoded again, as a voice message is",
            List.of(KBPS),
            (chosen, speech) -> new OpusCodec(chosen.value(KBPS)));

    public OpusCodec {
        kbps.requireWithin("Opus bit rate in kbit/s", LIMITS);
    }

    /** 24 kbit/s. */
    public static OpusCodec defaults() {
        return new OpusCodec(Range.of(24));
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        int bitsPerSecond = (int) Math.round(1000 * kbps.draw(random));
        int rateHz = RATES_HZ.contains(in.sampleRateHz()) ? in.sampleRateHz() : 48_000;
        float[] samples =
                Resampler.resample(Samples.as(in, Samples.of(in)), rateHz).toArray();
        float over = Math.max(1, Samples.peak(samples) * 32768f / 32767f);
        float[] heard = decoded(samples, over, rateHz, bitsPerSecond);
        float[] back = Resampler.resample(Waveform.of(heard, rateHz), in.sampleRateHz())
                .toArray();
        return Samples.as(in, Arrays.copyOf(back, in.length()));
    }

    private static float[] decoded(float[] samples, float over, int rateHz, int bitsPerSecond) {
        int frame = rateHz / FRAMES_A_SECOND;
        try {
            OpusEncoder encoder = new OpusEncoder(rateHz, 1, OpusApplication.OPUS_APPLICATION_VOIP);
            encoder.setBitrate(bitsPerSecond);
            OpusDecoder decoder = new OpusDecoder(rateHz, 1);
            int delay = encoder.getLookahead();
            float[] out = new float[samples.length];
            short[] pcm = new short[frame];
            byte[] packet = new byte[LARGEST_PACKET];
            for (int from = 0; from < samples.length + delay; from += frame) {
                for (int i = 0; i < frame; i++) {
                    float sample = from + i < samples.length ? samples[from + i] / over : 0;
                    pcm[i] = (short) Math.round(32767 * sample);
                }
                int bytes = encoder.encode(pcm, 0, frame, packet, 0, packet.length);
                decoder.decode(packet, 0, bytes, pcm, 0, frame, false);
                for (int i = Math.max(0, delay - from); i < Math.min(frame, samples.length + delay - from); i++) {
                    out[from + i - delay] = over * pcm[i] / 32767f;
                }
            }
            return out;
        } catch (OpusException e) {
            throw new IllegalStateException("Opus refused " + bitsPerSecond + " bits a second at " + rateHz + " Hz", e);
        }
    }
}
