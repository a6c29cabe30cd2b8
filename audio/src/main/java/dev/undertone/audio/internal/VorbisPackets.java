package dev.undertone.audio.internal;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import dev.undertone.audio.AudioException;
import dev.undertone.audio.StreamFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Vorbis I: an identification, a comment and a setup header, then audio. */
final class VorbisPackets implements PacketDecoder {

    private static final byte[] HEAD = "\u0001vorbis".getBytes(StandardCharsets.US_ASCII);
    /** Comments have no use here and may claim any size, so the decoder is shown these instead: none. */
    private static final byte[] NO_COMMENTS = "\u0003vorbis\0\0\0\0\0\0\0\0\u0001".getBytes(StandardCharsets.US_ASCII);

    private static final int COMMENT = 3;
    private static final int SETUP = 5;
    private static final int MAX_CHANNELS = 8;

    private final String name;
    private final Info info = new Info();
    private final Comment comment = new Comment();
    private final DspState state = new DspState();
    private final Block block = new Block(state);
    private final StreamFormat format;
    private final float[][][] pcm = new float[1][][];
    private final int[] starts;
    private final int[] coded;
    private boolean isSetUp;
    private long packetNumber;

    private VorbisPackets(byte[] head, String name) throws AudioException {
        this.name = name;
        info.init();
        comment.init();
        header(head);
        if (info.channels > MAX_CHANNELS) {
            throw new AudioException(
                    name,
                    "has " + info.channels + " Vorbis channels where at most " + MAX_CHANNELS + " can be read",
                    HeaderLimits.DAMAGED_REMEDY);
        }
        this.format = HeaderLimits.format(name, "ogg-vorbis", info.rate, info.channels);
        this.starts = new int[info.channels];
        this.coded = SurroundOrder.coded(info.channels);
    }

    static boolean isHead(byte[] packet) {
        return packet.length >= HEAD.length && Arrays.equals(packet, 0, HEAD.length, HEAD, 0, HEAD.length);
    }

    static VorbisPackets open(byte[] head, String name) throws AudioException {
        return new VorbisPackets(head, name);
    }

    /** Feeds a header to jorbis, which meets nonsense with exceptions of every kind and allocates what is claimed. */
    private void header(byte[] packet) throws AudioException {
        try {
            if (info.synthesis_headerin(comment, wrapped(packet)) < 0) {
                throw damaged(null);
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            throw damaged(e);
        }
    }

    private AudioException damaged(@Nullable Throwable cause) {
        return new AudioException(name, "its Vorbis headers are damaged", HeaderLimits.DAMAGED_REMEDY, cause);
    }

    private Packet wrapped(byte[] bytes) {
        Packet packet = new Packet();
        packet.packet_base = bytes;
        packet.bytes = bytes.length;
        packet.b_o_s = packetNumber == 0 ? 1 : 0;
        packet.granulepos = -1;
        packet.packetno = packetNumber++;
        return packet;
    }

    @Override
    public StreamFormat format() {
        return format;
    }

    @Override
    public int preSkip() {
        return 0;
    }

    @Override
    public boolean decode(byte[] packet, SampleQueue out) throws AudioException {
        if (packet.length == 0) {
            return true;
        }
        if (!isSetUp) {
            setUp(packet);
            return true;
        }
        if ((packet[0] & 1) != 0) {
            return false;
        }
        try {
            if (block.synthesis(wrapped(packet)) != 0) {
                return false;
            }
            state.synthesis_blockin(block);
        } catch (RuntimeException e) {
            return false;
        }
        for (int n = state.synthesis_pcmout(pcm, starts); n > 0; n = state.synthesis_pcmout(pcm, starts)) {
            int at = out.reserve(n);
            float[] samples = out.array();
            for (int c = 0; c < starts.length; c++) {
                float[] channel = pcm[0][coded[c]];
                int start = starts[coded[c]];
                for (int i = 0; i < n; i++) {
                    samples[at + i * starts.length + c] = channel[start + i];
                }
            }
            out.added(n);
            state.synthesis_read(n);
        }
        return true;
    }

    private void setUp(byte[] packet) throws AudioException {
        if (packet[0] == COMMENT) {
            header(NO_COMMENTS);
        } else if (packet[0] == SETUP) {
            header(packet);
            try {
                if (state.synthesis_init(info) != 0) {
                    throw damaged(null);
                }
                block.init(state);
            } catch (RuntimeException | OutOfMemoryError e) {
                throw damaged(e);
            }
            isSetUp = true;
        } else {
            throw damaged(null);
        }
    }
}
