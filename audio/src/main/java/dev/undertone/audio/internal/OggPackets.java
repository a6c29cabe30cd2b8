package dev.undertone.audio.internal;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The packets of the first logical stream of a wanted codec, and of the streams of that codec chained after it. Streams
 * multiplexed beside it (video, a skeleton) are passed over.
 */
final class OggPackets implements Closeable {

    private static final int LARGEST_PACKET = 16 << 20;

    /**
     * One packet and its place.
     *
     * @param bytes the packet; belongs to the receiver
     * @param position the page's granule position
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Packet(
            byte[] bytes,
            boolean startsStream,
            boolean endsPage,
            boolean endsStream,
            boolean afterLoss,
            long position) {}

    private final OggPages pages;
    private final Predicate<byte[]> isWantedHead;
    private final Deque<Packet> complete = new ArrayDeque<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();

    private boolean found;
    private int serial;
    private int nextSequence;
    private boolean pastHead;
    private boolean inPacket;
    private boolean lossBefore;
    private boolean ended;
    private int losses;

    /** @param isWantedHead told a first packet, whether the stream is wanted */
    OggPackets(InputStream in, Predicate<byte[]> isWantedHead) {
        this.pages = new OggPages(in);
        this.isWantedHead = isWantedHead;
    }

    /** The next packet, or null at the end. */
    @Nullable Packet next() throws IOException {
        while (complete.isEmpty()) {
            OggPage page = pages.next();
            if (page == null) {
                return null;
            }
            boolean starts = page.isFirst() && startsWantedStream(page);
            if (found && page.serial() == serial) {
                accept(page, starts);
            }
        }
        return complete.poll();
    }

    private boolean startsWantedStream(OggPage page) {
        if ((found && !pastHead) || page.segments() == 0) {
            return false;
        }
        byte[] head = new byte[page.segmentLength(0)];
        System.arraycopy(page.bytes(), page.bodyStart(), head, 0, head.length);
        if (!isWantedHead.test(head)) {
            return false;
        }
        found = true;
        serial = page.serial();
        nextSequence = page.sequence();
        pastHead = false;
        inPacket = false;
        ended = false;
        return true;
    }

    private void accept(OggPage page, boolean starts) {
        if (page.sequence() != nextSequence || inPacket != page.isContinued()) {
            losses++;
            lossBefore = true;
            inPacket = false;
        }
        boolean skipping = page.isContinued() && !inPacket;
        if (!inPacket) {
            partial.reset();
        }
        nextSequence = page.sequence() + 1;
        pastHead |= !starts;
        ended |= page.isLast();

        int lastEnd = page.segments() - 1;
        while (lastEnd >= 0 && page.segmentLength(lastEnd) == 255) {
            lastEnd--;
        }
        int at = page.bodyStart();
        for (int s = 0; s < page.segments(); s++) {
            int length = page.segmentLength(s);
            if (!skipping && partial.size() < LARGEST_PACKET) {
                partial.write(page.bytes(), at, length);
            }
            at += length;
            if (length < 255) {
                if (!skipping) {
                    boolean endsPage = s == lastEnd;
                    complete.add(new Packet(
                            partial.toByteArray(),
                            starts,
                            endsPage,
                            endsPage && page.isLast(),
                            lossBefore,
                            page.granulePosition()));
                    lossBefore = false;
                    starts = false;
                }
                partial.reset();
                skipping = false;
            }
        }
        inPacket = page.segments() > 0 && lastEnd < page.segments() - 1 && !skipping;
    }

    /** How often a part was missing or damaged. */
    int losses() {
        return losses;
    }

    /** Whether the last page of the stream was seen. */
    boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }
}
