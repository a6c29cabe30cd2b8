package dev.undertone.audio;

import dev.undertone.audio.internal.CheckedStream;
import dev.undertone.audio.internal.Id3v2;
import dev.undertone.audio.internal.PcmStream;
import dev.undertone.audio.internal.UnknownFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Opens recordings of any format a decoder on the class path knows, by content, never by file name. */
public final class AudioReader {

    /** The most samples, over all channels, that {@link #read} holds in memory: half an hour of one channel at 16 kHz. */
    public static final int MAX_SAMPLES_IN_MEMORY = 30 * 60 * 16_000;

    /** The longest recording that {@link #readLong} reads: what decodes to more was hardly meant. */
    public static final int MAX_HOURS = 24;

    private static final int BLOCK_FRAMES = 16 * 1024;

    private AudioReader() {}

    /**
     * Opens a file for streaming in constant memory.
     *
     * @throws AudioException naming file, reason and remedy, if it cannot be read, is empty or is not audio
     */
    public static AudioStream open(Path file) throws IOException {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw new AudioException(name, "is a folder, not a recording", "name a file in it");
        }
        try {
            return open(new AudioSource(name, Files.newInputStream(file), Optional.of(file)));
        } catch (NoSuchFileException e) {
            throw new AudioException(name, "no such file", "check the path", e);
        } catch (AccessDeniedException e) {
            throw new AudioException(name, "may not be read", "check the permissions of the file", e);
        }
    }

    /**
     * Opens encoded bytes, standard input for instance; closing the result (or failing to open it) closes them.
     *
     * @param name what to call them in messages
     * @throws AudioException naming the stream, reason and remedy, if it is empty or not audio
     */
    public static AudioStream open(InputStream encoded, String name) throws IOException {
        return open(new AudioSource(name, encoded, Optional.empty()));
    }

    /**
     * Opens samples without any header: signed 16-bit integers, little-endian, channels interleaved. They are given out as
     * soon as they come.
     *
     * @param samples closed with the stream
     */
    public static AudioStream openRaw(InputStream samples, int sampleRateHz, int channels) {
        return PcmStream.raw(samples, new StreamFormat("raw pcm-s16", sampleRateHz, channels));
    }

    /**
     * Reads a whole recording onto the heap.
     *
     * @return one waveform per selected channel, all of one length
     * @throws AudioException if it cannot be decoded, lacks a selected channel, or is longer than
     *     {@link #MAX_SAMPLES_IN_MEMORY}
     */
    public static List<Waveform> read(Path file, ChannelSelection selection, int sampleRateHz) throws IOException {
        String name = file.toString();
        try (ChannelReader reader = ChannelReader.open(open(file), name, selection, sampleRateHz)) {
            long most = MAX_SAMPLES_IN_MEMORY / reader.channels().size();
            return read(reader, name, sampleRateHz, most, "be held in memory");
        }
    }

    /**
     * Reads a whole recording of up to {@link #MAX_HOURS} hours; what is too long for the heap goes to a temporary file.
     *
     * @param stream closed in any case
     * @param name what to call the recording in messages
     * @return one waveform per selected channel, all of one length
     * @throws AudioException if it cannot be decoded, lacks a selected channel, or is longer
     */
    public static List<Waveform> readLong(AudioStream stream, String name, ChannelSelection selection, int sampleRateHz)
            throws IOException {
        try (ChannelReader reader = ChannelReader.open(stream, name, selection, sampleRateHz)) {
            return read(
                    reader,
                    name,
                    sampleRateHz,
                    Math.min(Integer.MAX_VALUE, MAX_HOURS * 3600L * sampleRateHz),
                    "go through");
        }
    }

    private static List<Waveform> read(
            ChannelReader reader, String name, int sampleRateHz, long mostSamples, String purpose) throws IOException {
        List<Channel> channels = reader.channels();
        List<FloatStore.Builder> samples =
                channels.stream().map(channel -> new FloatStore.Builder()).toList();
        float[][] block = new float[channels.size()][BLOCK_FRAMES];
        for (int n = reader.read(block, BLOCK_FRAMES); n >= 0; n = reader.read(block, BLOCK_FRAMES)) {
            if (samples.get(0).size() + n > mostSamples) {
                throw new AudioException(
                        name,
                        "is too long to " + purpose + " (over " + mostSamples / sampleRateHz / 60 + " minutes at "
                                + sampleRateHz + " Hz)",
                        "cut it into shorter files, or analyse it as a stream");
            }
            for (int c = 0; c < block.length; c++) {
                samples.get(c).append(block[c], 0, n);
            }
        }
        List<Waveform> waveforms = new ArrayList<>();
        for (int c = 0; c < block.length; c++) {
            waveforms.add(Waveform.of(samples.get(c).build(), sampleRateHz, channels.get(c)));
        }
        return waveforms;
    }

    private static AudioStream open(AudioSource source) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(source.stream(), AudioDecoder.PROBE_BYTES);
        boolean opened = false;
        try {
            boolean tagged = Id3v2.skip(bytes);
            bytes.mark(AudioDecoder.PROBE_BYTES + 1);
            byte[] head = bytes.readNBytes(AudioDecoder.PROBE_BYTES);
            bytes.reset();
            AudioDecoder decoder = ServiceLoader.load(AudioDecoder.class, AudioReader.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .sorted(Comparator.comparingInt(AudioDecoder::order))
                    .filter(candidate -> candidate.recognises(head))
                    .findFirst()
                    .orElseThrow(() -> UnknownFormat.of(source.name(), head, tagged));
            AudioStream stream = CheckedStream.open(decoder, new AudioSource(source.name(), bytes, source.file()));
            opened = true;
            return stream;
        } finally {
            if (!opened) {
                bytes.close();
            }
        }
    }
}
