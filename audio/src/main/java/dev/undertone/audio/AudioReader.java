package dev.undertone.audio;

import dev.undertone.audio.internal.CheckedStream;
import dev.undertone.audio.internal.Id3v2;
import dev.undertone.audio.internal.UnknownFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Opens recordings of any format a decoder on the class path knows, by content, never by file name. */
public final class AudioReader {

    /** The most samples, over all channels, that {@link #read} holds in memory: half an hour of one channel at 16 kHz. */
    public static final int MAX_SAMPLES_IN_MEMORY = 30 * 60 * 16_000;

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
     * Reads a whole recording.
     *
     * @return one waveform per selected channel, all of one length
     * @throws AudioException if it cannot be decoded, lacks a selected channel, or is longer than
     *     {@link #MAX_SAMPLES_IN_MEMORY}
     */
    public static List<Waveform> read(Path file, ChannelSelection selection, int sampleRateHz) throws IOException {
        String name = file.toString();
        try (ChannelReader reader = ChannelReader.open(open(file), name, selection, sampleRateHz)) {
            List<Channel> channels = reader.channels();
            float[][] samples = new float[channels.size()][BLOCK_FRAMES];
            float[][] block = new float[channels.size()][BLOCK_FRAMES];
            int length = 0;
            for (int n = reader.read(block, BLOCK_FRAMES); n >= 0; n = reader.read(block, BLOCK_FRAMES)) {
                if ((long) (length + n) * channels.size() > MAX_SAMPLES_IN_MEMORY) {
                    throw new AudioException(
                            name,
                            "is too long to be held in memory (over "
                                    + MAX_SAMPLES_IN_MEMORY / channels.size() / sampleRateHz / 60 + " minutes at "
                                    + sampleRateHz + " Hz)",
                            "cut it into shorter files, or analyse it as a stream");
                }
                for (int c = 0; c < samples.length; c++) {
                    if (length + n > samples[c].length) {
                        samples[c] = Arrays.copyOf(samples[c], Math.max(length + n, samples[c].length / 2 * 3));
                    }
                    System.arraycopy(block[c], 0, samples[c], length, n);
                }
                length += n;
            }
            List<Waveform> waveforms = new ArrayList<>();
            for (int c = 0; c < samples.length; c++) {
                waveforms.add(Waveform.ofFirst(samples[c], length, sampleRateHz, channels.get(c)));
            }
            return waveforms;
        }
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
