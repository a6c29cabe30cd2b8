package dev.undertone.audio.internal;

import dev.undertone.audio.AudioDecoder;
import dev.undertone.audio.AudioSource;
import dev.undertone.audio.AudioStream;
import java.io.IOException;

/** Ogg Opus, also where other streams are multiplexed beside it. */
public final class OggOpusDecoder implements AudioDecoder {

    @Override
    public String id() {
        return "ogg-opus";
    }

    @Override
    public boolean recognises(byte[] head) {
        return OggPages.anyFirstPacket(head, OpusPackets::isHead);
    }

    @Override
    public AudioStream open(AudioSource source) throws IOException {
        return OggStream.open(source, OpusPackets::isHead, head -> OpusPackets.open(head, source.name(), "ogg-opus"));
    }
}
