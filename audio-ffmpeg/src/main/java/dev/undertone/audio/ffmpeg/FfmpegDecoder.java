package dev.undertone.audio.ffmpeg;

import dev.undertone.audio.AudioDecoder;
import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioSource;
import dev.undertone.audio.AudioStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * M4A, WMA, video containers and other formats without a decoder of their own, through FFmpeg's libraries, which come
 * with this module. It needs a file to seek in, so a stream is first copied to a temporary one, deleted on close.
 */
public final class FfmpegDecoder implements AudioDecoder {

    /** The first bytes of what FFmpeg is trusted with, in ISO 8859-1; {@code ?} stands for any byte. */
    private static final List<String> SIGNATURES = List.of(
            "????ftyp",
            "????moov",
            "????mdat",
            "????wide",
            "????free",
            "\u001aE\u00df\u00a3",
            "0&\u00b2u\u008ef\u00cf\u0011",
            "RIFF????AVI ",
            "RIFF????WAVE",
            "riff.\u0091\u00cf\u0011",
            "FORM????AIFC",
            ".snd",
            "OggS",
            "FLV\u0001",
            "caff",
            "\u0000\u0000\u0001\u00ba",
            "\u00ff\u00f1",
            "\u00ff\u00f9",
            "\u000bw",
            "#!AMR",
            "MAC ",
            "wvpk",
            "TTA1",
            "MPCK",
            "MP+",
            "DSD ");

    private static final int TRANSPORT_PACKET = 188;

    @Override
    public String id() {
        return "ffmpeg";
    }

    @Override
    public int order() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean recognises(byte[] head) {
        return SIGNATURES.stream().anyMatch(signature -> matches(signature, head))
                || (head.length > 2 * TRANSPORT_PACKET
                        && head[0] == 'G'
                        && head[TRANSPORT_PACKET] == 'G'
                        && head[2 * TRANSPORT_PACKET] == 'G');
    }

    private static boolean matches(String signature, byte[] head) {
        String start = new String(head, 0, Math.min(signature.length(), head.length), StandardCharsets.ISO_8859_1);
        if (start.length() < signature.length()) {
            return false;
        }
        for (int i = 0; i < signature.length(); i++) {
            if (signature.charAt(i) != '?' && signature.charAt(i) != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public AudioStream open(AudioSource source) throws IOException {
        if (source.file().isPresent()) {
            return open(source, source.file().get(), source.stream());
        }
        Path spooled = Files.createTempFile("undertone-", ".spool");
        boolean opened = false;
        try {
            Files.copy(source.stream(), spooled, StandardCopyOption.REPLACE_EXISTING);
            AudioStream stream = open(source, spooled, () -> {
                Files.deleteIfExists(spooled);
                source.stream().close();
            });
            opened = true;
            return stream;
        } finally {
            if (!opened) {
                Files.deleteIfExists(spooled);
            }
        }
    }

    private static AudioStream open(AudioSource source, Path file, Closeable whenClosed) throws IOException {
        try {
            return new FfmpegStream(AudioTrack.open(file, source.name()), whenClosed);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            throw new AudioException(
                    source.name(),
                    "needs FFmpeg, whose libraries for this kind of computer are missing or cannot be loaded",
                    "put org.bytedeco:ffmpeg and org.bytedeco:javacpp with this platform's classifier on the class path,"
                            + " or convert it to WAV or FLAC",
                    e);
        }
    }
}
