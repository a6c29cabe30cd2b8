package dev.undertone.audio.internal;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioSource;
import dev.undertone.audio.AudioStream;
import dev.undertone.audio.StreamFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * An Ogg recording, decoded page by page, because a page's granule position says where the recording begins and ends
 * within the codec's blocks (RFC 7845 section 4 for Opus, the Vorbis I specification section A.2).
 */
final class OggStream implements AudioStream {

    /** Makes a codec from the first packet of its stream. */
    interface Codec {
        PacketDecoder open(byte[] head) throws AudioException;
    }

    private final OggPackets packets;
    private final Codec codec;
    private final StreamFormat format;
    private final SampleQueue page;
    private final SampleQueue ready;
    private final List<String> warnings = new ArrayList<>();

    private PacketDecoder decoder;
    private boolean ended;
    private boolean anchored;
    private long position;
    private long skip;
    private int damagedPackets;

    private OggStream(OggPackets packets, Codec codec, PacketDecoder decoder) {
        this.packets = packets;
        this.codec = codec;
        this.decoder = decoder;
        this.format = decoder.format();
        this.page = new SampleQueue(format.channels());
        this.ready = new SampleQueue(format.channels());
        start(decoder);
    }

    static AudioStream open(AudioSource source, Predicate<byte[]> isHead, Codec codec) throws IOException {
        OggPackets packets = new OggPackets(source.stream(), isHead);
        OggPackets.Packet head = packets.next();
        if (head == null) {
            throw new AudioException(
                    source.name(), "its Ogg headers are damaged or cut off", HeaderLimits.DAMAGED_REMEDY);
        }
        return new OggStream(packets, codec, codec.open(head.bytes()));
    }

    private void start(PacketDecoder next) {
        decoder = next;
        anchored = false;
        position = 0;
        skip = next.preSkip();
    }

    @Override
    public StreamFormat format() {
        return format;
    }

    @Override
    public int read(float[] into, int offset, int frames) throws IOException {
        int done = 0;
        while (done < frames && (ready.frames() > 0 || decodePage())) {
            done += ready.take(into, offset + done * format.channels(), frames - done);
        }
        return done == 0 ? -1 : done;
    }

    /** Decodes up to the end of a page; false at the end of the recording. */
    private boolean decodePage() throws IOException {
        while (!ended) {
            OggPackets.Packet packet = packets.next();
            if (packet == null || (packet.startsStream() && !chain(packet))) {
                finish(packet != null);
                deliver();
                break;
            }
            if (packet.startsStream()) {
                continue;
            }
            anchored &= !packet.afterLoss();
            int before = page.frames();
            if (!decoder.decode(packet.bytes(), page)) {
                damagedPackets++;
            }
            position += page.frames() - before;
            if (packet.endsPage()) {
                trim(packet.position(), packet.endsStream());
                deliver();
                if (ready.frames() > 0) {
                    break;
                }
            }
        }
        return ready.frames() > 0;
    }

    /** Goes on with a stream chained after the last one; false if it cannot follow in the same format. */
    private boolean chain(OggPackets.Packet head) throws IOException {
        deliver();
        PacketDecoder next = codec.open(head.bytes());
        if (!next.format().equals(format)) {
            return false;
        }
        start(next);
        return true;
    }

    /** Cuts off what the codec's blocks hold before the recording's first and after its last frame. */
    private void trim(long granule, boolean last) {
        if (granule < 0) {
            return;
        }
        if (!anchored) {
            long early = position - granule;
            if (early > 0 && !last) {
                page.dropFirst(early);
            }
            if (early <= 0 || !last) {
                position = granule;
            }
            anchored = true;
        }
        if (last && position > granule) {
            page.dropLast(position - granule);
        }
    }

    private void deliver() {
        int skipped = (int) Math.min(skip, page.frames());
        page.dropFirst(skipped);
        skip -= skipped;
        page.drainTo(ready);
    }

    private void finish(boolean foreignPartFollows) {
        ended = true;
        int lost = packets.losses() + damagedPackets;
        if (lost > 0) {
            warnings.add("damaged: " + lost + " parts of the Ogg stream are missing or broken and were left out");
        }
        if (foreignPartFollows) {
            warnings.add("left out: what follows in the file has another sampling rate or number of channels");
        } else if (!packets.hasEnded()) {
            warnings.add("truncated: the end of the Ogg stream is missing");
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
