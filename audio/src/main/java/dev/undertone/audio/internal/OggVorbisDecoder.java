package dev.undertone.audio.internal;

import dev.undertone.audio.AudioDecoder;
import dev.undertone.audio.AudioSource;
import dev.undertone.audio.AudioStream;
import java.io.IOException;

/** Ogg Vorbis, also where other streams are multiplexed beside it. */
public final class OggVorbisDecoder implements AudioDecoder {

    @Override
    public String id() {
        return "ogg-vorbis";
    }

    @Override
    public boolean recognises(byte[] head) {
        return OggPages.anyFirstPacket(head, VorbisPackets::isHead);
    }

    @Override
    public AudioStream open(AudioSource source) throws IOException {
        return OggStream.open(source, VorbisPackets::isHead, head -> VorbisPackets.open(head, source.name()));
    }
}
