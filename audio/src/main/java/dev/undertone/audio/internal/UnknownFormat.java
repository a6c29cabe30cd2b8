package dev.undertone.audio.internal;

import dev.undertone.audio.AudioException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what a file is that no decoder knows, so that its owner can see what went wrong. */
public final class UnknownFormat {

    private static final String CHOOSE = "choose a recording (WAV, AIFF, AU, FLAC, MP3, Ogg or WebM)";
    private static final String CONVERT = "install undertone-audio-ffmpeg, or convert it to WAV or FLAC";
    private static final String UNPACK = "unpack it first";
    private static final String DECRYPT = "decrypt it first";

    private static final int ENOUGH_TO_JUDGE = 2048;
    private static final double RANDOM_BITS_PER_BYTE = 7.8;

    /** Bytes at the start, where {@code ?} stands for any, in ISO 8859-1. */
    private record Signature(String start, String what, String remedy) {

        private boolean matches(byte[] head) {
            if (head.length < start.length()) {
                return false;
            }
            for (int i = 0; i < start.length(); i++) {
                if (start.charAt(i) != '?' && start.charAt(i) != (char) (head[i] & 0xFF)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Signature> SIGNATURES = List.of(
            new Signature("????ftypM4A", "is an M4A (AAC or ALAC) recording", CONVERT),
            new Signature("????ftypqt", "is a QuickTime movie", CONVERT),
            new Signature("????ftyp", "is an MP4 container", CONVERT),
            new Signature("\u001aE\u00df\u00a3", "is a Matroska or WebM container without Opus audio", CONVERT),
            new Signature("0&\u00b2u\u008ef\u00cf\u0011", "is a Windows Media (WMA, WMV) recording", CONVERT),
            new Signature("RIFF????AVI ", "is an AVI movie", CONVERT),
            new Signature("OggS", "is an Ogg container without Vorbis or Opus audio", CONVERT),
            new Signature("#!AMR", "is an AMR recording", CONVERT),
            new Signature("caff", "is a Core Audio (CAF) recording", CONVERT),
            new Signature("MAC ", "is a Monkey's Audio recording", CONVERT),
            new Signature("wvpk", "is a WavPack recording", CONVERT),
            new Signature("DSD ", "is a DSD recording", CONVERT),
            new Signature("riff.\u0091\u00cf\u0011", "is a Wave64 recording", CONVERT),
            new Signature("FORM????AIFC", "is an AIFF-C recording with compressed samples", CONVERT),
            new Signature(".snd", "is an AU recording with compressed samples", CONVERT),
            new Signature("FLV", "is a Flash video", CONVERT),
            new Signature("\u0000\u0000\u0001\u00ba", "is an MPEG movie", CONVERT),
            new Signature("\u00ff\u00f1", "is a bare AAC stream", CONVERT),
            new Signature("\u00ff\u00f9", "is a bare AAC stream", CONVERT),
            new Signature("MThd", "is a MIDI file: notes, not sound", CHOOSE),
            new Signature("%PDF", "is a PDF document", CHOOSE),
            new Signature("PK\u0003\u0004", "is a ZIP archive or an office document", UNPACK),
            new Signature("\u001f\u008b", "is gzip-compressed", UNPACK),
            new Signature("BZh", "is bzip2-compressed", UNPACK),
            new Signature("\u00fd7zXZ\u0000", "is xz-compressed", UNPACK),
            new Signature("(\u00b5/\u00fd", "is zstd-compressed", UNPACK),
            new Signature("7z\u00bc\u00af", "is a 7z archive", UNPACK),
            new Signature("Rar!", "is a RAR archive", UNPACK),
            new Signature("Salted__", "is encrypted (OpenSSL)", DECRYPT),
            new Signature("age-encryption.org/", "is encrypted (age)", DECRYPT),
            new Signature("-----BEGIN PGP MESSAGE", "is encrypted (PGP)", DECRYPT),
            new Signature("version https://git-lfs", "is a Git LFS pointer, not the recording", "run git lfs pull"),
            new Signature("\u0089PNG", "is a PNG picture", CHOOSE),
            new Signature("\u00ff\u00d8\u00ff", "is a JPEG picture", CHOOSE),
            new Signature("GIF8", "is a GIF picture", CHOOSE),
            new Signature("\u007fELF", "is a program", CHOOSE),
            new Signature("MZ", "is a Windows program", CHOOSE),
            new Signature("\u00ca\u00fe\u00ba\u00be", "is a Java class file", CHOOSE),
            new Signature("SQLite format 3", "is an SQLite database", CHOOSE),
            new Signature("<!DOCTYPE", "is a web page; perhaps a download that needed a login", CHOOSE),
            new Signature("<html", "is a web page; perhaps a download that needed a login", CHOOSE));

    private UnknownFormat() {}

    /**
     * Why nothing can decode it.
     *
     * @param head its first bytes, after any ID3 tag
     * @param tagged whether an ID3 tag came before
     */
    public static AudioException of(String name, byte[] head, boolean tagged) {
        if (head.length == 0) {
            return tagged
                    ? new AudioException(name, "holds an ID3 tag and no audio", "record or copy it again")
                    : new AudioException(name, "is empty (0 bytes)", "record or copy it again");
        }
        Optional<Integer> compression = WavDecoder.compression(head);
        if (compression.isPresent()) {
            return new AudioException(name, "is a WAV file with " + codec(compression.get()) + " samples", CONVERT);
        }
        for (Signature signature : SIGNATURES) {
            if (signature.matches(head)) {
                return new AudioException(name, signature.what, signature.remedy);
            }
        }
        if (allZero(head)) {
            return new AudioException(name, "holds only zero bytes", "copy or download it again");
        }
        if (tagged) {
            return new AudioException(name, "has an ID3 tag but no MP3 frames follow it", HeaderLimits.DAMAGED_REMEDY);
        }
        if (isText(head)) {
            return new AudioException(name, "is text, not audio", CHOOSE);
        }
        if (head.length >= ENOUGH_TO_JUDGE && bitsPerByte(head) > RANDOM_BITS_PER_BYTE) {
            return new AudioException(
                    name,
                    "looks encrypted or compressed (no known signature, random bytes)",
                    "decrypt or unpack it first");
        }
        return new AudioException(name, "is not in a known audio format", CHOOSE);
    }

    private static String codec(int tag) {
        return switch (tag) {
            case 0x02 -> "MS ADPCM";
            case 0x11 -> "IMA ADPCM";
            case 0x31 -> "GSM 6.10";
            case 0x50 -> "MPEG";
            case 0x55 -> "MP3";
            default -> String.format(Locale.ROOT, "compressed (format 0x%04X)", tag);
        };
    }

    private static boolean allZero(byte[] head) {
        for (byte b : head) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** Valid UTF-8 (but for a character cut at the end) without control characters other than white space. */
    private static boolean isText(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                return false;
            }
        }
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = utf8.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false);
        return !result.isError();
    }

    /** Shannon entropy of the byte values. */
    private static double bitsPerByte(byte[] head) {
        int[] counts = new int[256];
        for (byte b : head) {
            counts[b & 0xFF]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / head.length;
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}
