package dev.undertone.audio.internal;

import dev.undertone.audio.AudioException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The packets of the first Opus track of a WebM or Matroska file (RFC 9559), also of a live one of unknown sizes. */
final class WebmPackets implements Closeable {

    private static final int SEGMENT = 0x18538067;
    private static final int TRACKS = 0x1654AE6B;
    private static final int TRACK_ENTRY = 0xAE;
    private static final int TRACK_NUMBER = 0xD7;
    private static final int CODEC_ID = 0x86;
    private static final int CODEC_PRIVATE = 0x63A2;
    private static final int CONTENT_ENCODINGS = 0x6D80;
    private static final int CLUSTER = 0x1F43B675;
    private static final int BLOCK_GROUP = 0xA0;
    private static final int BLOCK = 0xA1;
    private static final int SIMPLE_BLOCK = 0xA3;
    private static final int DISCARD_PADDING = 0x75A2;

    private static final int LARGEST_PRIVATE = 1 << 16;
    private static final int LARGEST_BLOCK = 1 << 22;
    private static final int LACED = 0x06;
    private static final int LARGEST_NAME = 64;
    private static final String OPUS = "A_OPUS";

    /**
     * One packet.
     *
     * @param bytes belongs to the receiver
     * @param paddingNanos how much of its end is no part of the recording
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Packet(byte[] bytes, long paddingNanos) {}

    private final String name;
    private final EbmlReader ebml;
    private byte[] head = {};
    private long track = -1;
    private byte @Nullable [] waiting;
    private long paddingNanos;
    private boolean ended;
    private boolean truncated;
    private int damaged;

    /** Reads up to the first cluster. */
    WebmPackets(InputStream in, String name) throws IOException {
        this.name = name;
        this.ebml = new EbmlReader(in);
        readTracks();
        if (track < 0) {
            throw new AudioException(name, "its WebM headers are damaged or cut off", HeaderLimits.DAMAGED_REMEDY);
        }
    }

    private void readTracks() throws IOException {
        long number = -1;
        String codec = "";
        byte[] codecPrivate = {};
        boolean encoded = false;
        try {
            while (ebml.next() && ebml.id() != CLUSTER) {
                switch (ebml.id()) {
                    case SEGMENT, TRACKS -> {}
                    case TRACK_ENTRY -> {
                        choose(number, codec, codecPrivate, encoded);
                        number = -1;
                        encoded = false;
                    }
                    case TRACK_NUMBER -> number = ebml.unsigned();
                    case CODEC_ID -> codec = new String(ebml.body(LARGEST_NAME), StandardCharsets.US_ASCII);
                    case CODEC_PRIVATE -> codecPrivate = ebml.body(LARGEST_PRIVATE);
                    case CONTENT_ENCODINGS -> {
                        encoded = true;
                        ebml.skip();
                    }
                    default -> ebml.skip();
                }
            }
        } catch (EOFException e) {
            truncated = true;
            ended = true;
        } catch (IOException e) {
            resume();
        }
        choose(number, codec, codecPrivate, encoded);
    }

    private void choose(long number, String codec, byte[] codecPrivate, boolean encoded) throws AudioException {
        if (track >= 0 || number < 0 || !codec.startsWith(OPUS)) {
            return;
        }
        if (encoded) {
            throw new AudioException(
                    name, "its WebM audio track is encrypted or compressed", "decrypt it first, or export it as WAV");
        }
        track = number;
        head = codecPrivate;
    }

    /** Goes on at the next cluster after damage. */
    private void resume() throws IOException {
        damaged++;
        ended = !ebml.find(CLUSTER);
    }

    /** The Opus identification header. */
    byte[] head() {
        return head;
    }

    /** The next packet, or null at the end. */
    @Nullable Packet next() throws IOException {
        while (!ended) {
            byte[] packet = null;
            try {
                ended = !ebml.next();
                packet = ended ? null : element();
            } catch (EOFException e) {
                truncated = true;
                ended = true;
            } catch (IOException e) {
                resume();
            }
            // A block's padding follows it, so each is held back until the next.
            if (packet != null || ended) {
                Packet due = waiting == null ? null : new Packet(waiting, paddingNanos);
                waiting = packet;
                paddingNanos = 0;
                if (due != null) {
                    return due;
                }
            }
        }
        return null;
    }

    /** Enters or passes over the element just met; its packet if it is a block of the track. */
    private byte @Nullable [] element() throws IOException {
        switch (ebml.id()) {
            case SEGMENT, CLUSTER, BLOCK_GROUP -> {}
            case BLOCK, SIMPLE_BLOCK -> {
                return packet(ebml.body(LARGEST_BLOCK));
            }
            case DISCARD_PADDING -> paddingNanos = ebml.unsigned();
            default -> ebml.skip();
        }
        return null;
    }

    /** A block is its track's number, two bytes of time, one of flags, and the packet. */
    private byte @Nullable [] packet(byte[] block) {
        int length = block.length == 0 ? 9 : Integer.numberOfLeadingZeros(block[0] & 0xff) - 23;
        if (length > 8 || block.length < length + 3) {
            damaged++;
            return null;
        }
        long number = block[0] & (0xff >> length);
        for (int i = 1; i < length; i++) {
            number = (number << 8) | (block[i] & 0xff);
        }
        if (number != track) {
            return null;
        }
        if ((block[length + 2] & LACED) != 0) {
            damaged++;
            return null;
        }
        return Arrays.copyOfRange(block, length + 3, block.length);
    }

    /** How many places were damaged, or blocks unusable. */
    int damaged() {
        return damaged;
    }

    /** Whether the file ends within an element. */
    boolean isTruncated() {
        return truncated;
    }

    @Override
    public void close() throws IOException {
        ebml.close();
    }
}
