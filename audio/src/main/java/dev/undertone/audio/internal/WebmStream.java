package dev.undertone.audio.internal;

import dev.undertone.audio.AudioSource;
import dev.undertone.audio.AudioStream;
import dev.undertone.audio.StreamFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The Opus track of a WebM file, decoded packet by packet. */
final class WebmStream implements AudioStream {

    private static final double NANOS_PER_SECOND = 1e9;

    private final WebmPackets packets;
    private final OpusPackets decoder;
    private final SampleQueue ready;
    private final List<String> warnings = new ArrayList<>();
    private int skip;
    private int damagedPackets;

    private WebmStream(WebmPackets packets, OpusPackets decoder) {
        this.packets = packets;
        this.decoder = decoder;
        this.ready = new SampleQueue(decoder.format().channels());
        this.skip = decoder.preSkip();
    }

    static AudioStream open(AudioSource source) throws IOException {
        WebmPackets packets = new WebmPackets(source.stream(), source.name());
        return new WebmStream(packets, OpusPackets.open(packets.head(), source.name(), "webm-opus"));
    }

    @Override
    public StreamFormat format() {
        return decoder.format();
    }

    @Override
    public int read(float[] into, int offset, int frames) throws IOException {
        int done = 0;
        while (done < frames && (ready.frames() > 0 || decodePacket())) {
            done += ready.take(into, offset + done * format().channels(), frames - done);
        }
        return done == 0 ? -1 : done;
    }

    /** Decodes until there is something to read; false at the end of the recording. */
    private boolean decodePacket() throws IOException {
        while (ready.frames() == 0) {
            WebmPackets.Packet packet = packets.next();
            if (packet == null) {
                finish();
                return false;
            }
            if (!decoder.decode(packet.bytes(), ready)) {
                damagedPackets++;
            }
            // The queue holds this packet only: it was empty before.
            ready.dropLast(Math.round(packet.paddingNanos() / NANOS_PER_SECOND * format().sampleRateHz()));
            int skipped = Math.min(skip, ready.frames());
            ready.dropFirst(skipped);
            skip -= skipped;
        }
        return true;
    }

    private void finish() {
        warnings.clear();
        int damaged = packets.damaged() + damagedPackets;
        if (damaged > 0) {
            warnings.add("damaged: " + damaged + " parts of the WebM file are broken and were left out");
        }
        if (packets.isTruncated()) {
            warnings.add("truncated: the WebM file ends in the middle of a packet");
        }
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void close() throws IOException {
        packets.close();
    }
}
