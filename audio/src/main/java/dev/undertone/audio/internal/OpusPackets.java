package dev.undertone.audio.internal;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.StreamFormat;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusMSDecoder;
import io.github.jaredmdobson.concentus.OpusPacketInfo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Opus at 48 kHz, described by an identification header as in RFC 7845 section 5.1; Ogg and WebM share it. */
final class OpusPackets implements PacketDecoder {

    private static final int RATE_HZ = 48_000;
    private static final int LONGEST_PACKET_FRAMES = 5760;
    private static final byte[] HEAD = "OpusHead".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAGS = "OpusTags".getBytes(StandardCharsets.US_ASCII);

    private final OpusMSDecoder decoder;
    private final StreamFormat format;
    private final int preSkip;
    private final float scale;
    private final short[] pcm;

    private OpusPackets(OpusMSDecoder decoder, StreamFormat format, int preSkip, double gainDb) {
        this.decoder = decoder;
        this.format = format;
        this.preSkip = preSkip;
        this.scale = (float) (Math.pow(10, gainDb / 20) / 32768);
        this.pcm = new short[LONGEST_PACKET_FRAMES * format.channels()];
    }

    static boolean isHead(byte[] packet) {
        return startsWith(packet, HEAD);
    }

    /**
     * A decoder as the header describes it.
     *
     * @param name of the recording, for messages
     * @param codec what the format is called
     */
    static OpusPackets open(byte[] head, String name, String codec) throws AudioException {
        if (head.length < 19 || !isHead(head) || (head[8] & 0xf0) != 0) {
            throw damaged(name, "its Opus header is cut off or of an unknown version", null);
        }
        int channels = head[9] & 0xff;
        int family = head[18] & 0xff;
        int streams = 1;
        int coupled = channels - 1;
        byte[] mapping = {0, 1};
        if (family != 0) {
            if (head.length < 21 + channels) {
                throw damaged(name, "its Opus channel mapping is cut off", null);
            }
            streams = head[19] & 0xff;
            coupled = head[20] & 0xff;
            mapping = Arrays.copyOfRange(head, 21, 21 + channels);
        }
        if (channels < 1 || (family == 0 && channels > 2) || (family == 1 && channels > 8) || family == 3) {
            throw damaged(name, "its Opus header claims " + channels + " channels in mapping family " + family, null);
        }
        StreamFormat format = HeaderLimits.format(name, codec, RATE_HZ, channels);
        int[] coded = family == 1
                ? SurroundOrder.coded(channels)
                : IntStream.range(0, channels).toArray();
        short[] streamOfChannel = new short[channels];
        for (int c = 0; c < channels; c++) {
            streamOfChannel[c] = (short) (mapping[coded[c]] & 0xff);
        }
        try {
            OpusMSDecoder decoder = OpusMSDecoder.create(RATE_HZ, channels, streams, coupled, streamOfChannel);
            int preSkip = (int) OggPage.littleEndian(head, 10, 2);
            double gainDb = (short) OggPage.littleEndian(head, 16, 2) / 256.0;
            return new OpusPackets(decoder, format, preSkip, gainDb);
        } catch (OpusException | RuntimeException e) {
            throw damaged(name, "its Opus channel mapping makes no sense", e);
        }
    }

    private static AudioException damaged(String name, String reason, @Nullable Throwable e) {
        return new AudioException(name, reason, HeaderLimits.DAMAGED_REMEDY, e);
    }

    @Override
    public StreamFormat format() {
        return format;
    }

    @Override
    public int preSkip() {
        return preSkip;
    }

    @Override
    public boolean decode(byte[] packet, SampleQueue out) {
        if (startsWith(packet, TAGS)) {
            return true;
        }
        int frames = 0;
        try {
            frames = packet.length == 0
                    ? 0
                    : decoder.decodeMultistream(packet, 0, packet.length, pcm, 0, LONGEST_PACKET_FRAMES, 0);
        } catch (RuntimeException e) {
            // Concentus signals damage by whatever its arithmetic runs into.
        }
        if (frames <= 0) {
            out.addSilence(duration(packet));
            return false;
        }
        int at = out.reserve(frames);
        float[] samples = out.array();
        for (int i = 0; i < frames * format.channels(); i++) {
            samples[at + i] = pcm[i] * scale;
        }
        out.added(frames);
        return true;
    }

    /** How many frames a packet should give by its first two bytes, so that what follows keeps its time. */
    private static int duration(byte[] packet) {
        if (packet.length < 2) {
            return 0;
        }
        int frames = OpusPacketInfo.getNumSamples(packet, 0, packet.length, RATE_HZ);
        return frames < 0 || frames > LONGEST_PACKET_FRAMES ? 0 : frames;
    }

    private static boolean startsWith(byte[] packet, byte[] magic) {
        return packet.length >= magic.length && Arrays.equals(packet, 0, magic.length, magic, 0, magic.length);
    }
}
