package dev.undertone.audio.internal;

import dev.undertone.audio.StreamFormat;
import java.io.IOException;

/** A codec apart from its container: packets in, frames out. */
interface PacketDecoder {

    StreamFormat format();

    /** How many frames at the start are the codec's run-up and no part of the recording. */
    int preSkip();

    /**
     * Appends the packet's frames, none for a header.
     *
     * @return false if the packet is damaged
     * @throws IOException if without this packet no other can be decoded
     */
    boolean decode(byte[] packet, SampleQueue out) throws IOException;
}
