package dev.undertone.corpora.check;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioReader;
import dev.undertone.audio.AudioStream;
import dev.undertone.audio.ChannelReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.corpora.Checksum;
import dev.undertone.corpora.Segment;
import dev.undertone.corpora.Utterance;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What one pass over the samples of an utterance finds. Levels are dB relative to a full-scale square wave (dBFS).
 *
 * @param seconds how long the utterance is
 * @param recordingRateHz of the file
 * @param channels of the file
 * @param loudestDbfs of the loudest 20 ms of the average of the channels; {@link #FLOOR_DBFS} for digital silence
 * @param firstDbfs of the first 5 ms
 * @param lastDbfs of the last 5 ms
 * @param flatTops how often at least three samples of a channel in a row stood at full scale
 * @param content a hash of the samples as 16-bit numbers between the first and the last that is not zero, so that
 *     lossless copies and padded ones agree; empty for digital silence
 * @param warnings of the decoder
 */
public record ClipScan(
        double seconds,
        int recordingRateHz,
        int channels,
        double loudestDbfs,
        double firstDbfs,
        double lastDbfs,
        int flatTops,
        Optional<String> content,
        List<String> warnings) {

    /** The level given to silence: below what 24 bits can hold. */
    public static final double FLOOR_DBFS = -150;

    private static final int BLOCK = 16 * 1024;
    private static final double FRAME_SECONDS = 0.02;
    private static final double EDGE_SECONDS = 0.005;
    private static final float FULL_SCALE = 0.999f;
    private static final int FLAT_SAMPLES = 3;
    private static final double INT16 = 32768;

    public ClipScan {
        warnings = List.copyOf(warnings);
    }

    /** @throws AudioException if the recording cannot be decoded or ends before the utterance begins */
    public static ClipScan of(Utterance utterance) throws IOException {
        String name = utterance.file().toString();
        AudioStream stream = AudioReader.open(utterance.file());
        int rate = stream.format().sampleRateHz();
        int channels = stream.format().channels();
        try (ChannelReader reader = ChannelReader.open(stream, name, new ChannelSelection.Each(), rate)) {
            long from = samples(utterance.segment().map(Segment::startSeconds), 0, rate);
            long to = samples(utterance.segment().flatMap(Segment::endSeconds), Long.MAX_VALUE, rate);
            Pass pass = new Pass(rate, channels);
            float[][] block = new float[channels][BLOCK];
            long position = 0;
            for (int n = 0; n >= 0 && position < to; n = reader.read(block, BLOCK)) {
                int begin = (int) Math.max(0, Math.min(n, from - position));
                int end = (int) Math.min(n, to - position);
                for (int i = begin; i < end; i++) {
                    pass.accept(block, i);
                }
                position += n;
            }
            if (pass.count == 0) {
                throw new AudioException(
                        name, "holds no samples of utterance " + utterance.id(), "correct its start and end");
            }
            return pass.result(reader.warnings());
        }
    }

    private static long samples(Optional<Double> seconds, long otherwise, int rate) {
        return seconds.map(s -> Math.round(s * rate)).orElse(otherwise);
    }

    private static double dbfs(double meanSquare) {
        return Math.max(FLOOR_DBFS, 10 * Math.log10(meanSquare));
    }

    /** The state of a pass, sample by sample. */
    private static final class Pass {

        private final int rate;
        private final int channels;
        private final int frame;
        private final int edge;
        private final double[] lastSquares;
        private final float[] flatSign;
        private final int[] flatLength;
        private final ContentHash hash = new ContentHash();

        private long count;
        private double frameEnergy;
        private double loudest;
        private double firstEnergy;
        private int flatTops;

        Pass(int rate, int channels) {
            this.rate = rate;
            this.channels = channels;
            this.frame = Math.max(1, (int) (FRAME_SECONDS * rate));
            this.edge = Math.max(1, (int) (EDGE_SECONDS * rate));
            this.lastSquares = new double[edge];
            this.flatSign = new float[channels];
            this.flatLength = new int[channels];
        }

        void accept(float[][] block, int i) {
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                float x = block[c][i];
                sum += x;
                countFlat(c, x);
            }
            double mono = sum / channels;
            double square = mono * mono;
            hash.accept((int) Math.round(mono * INT16));
            if (count < edge) {
                firstEnergy += square;
            }
            lastSquares[(int) (count % edge)] = square;
            frameEnergy += square;
            count++;
            if (count % frame == 0) {
                loudest = Math.max(loudest, frameEnergy / frame);
                frameEnergy = 0;
            }
        }

        private void countFlat(int channel, float x) {
            float sign = Math.abs(x) >= FULL_SCALE ? Math.signum(x) : 0;
            flatLength[channel] = sign != 0 && sign == flatSign[channel] ? flatLength[channel] + 1 : 1;
            flatSign[channel] = sign;
            if (sign != 0 && flatLength[channel] == FLAT_SAMPLES) {
                flatTops++;
            }
        }

        ClipScan result(List<String> warnings) {
            if (count < frame) {
                loudest = frameEnergy / count;
            }
            double lastEnergy = 0;
            for (double square : lastSquares) {
                lastEnergy += square;
            }
            int edged = (int) Math.min(count, edge);
            return new ClipScan(
                    (double) count / rate,
                    rate,
                    channels,
                    dbfs(loudest),
                    dbfs(firstEnergy / edged),
                    dbfs(lastEnergy / edged),
                    flatTops,
                    hash.hex(),
                    warnings);
        }
    }

    /** Hashes numbers without the zeros before the first and after the last other one. */
    private static final class ContentHash {

        private final MessageDigest digest = Checksum.digest("SHA-256");
        private final byte[] buffer = new byte[2 * BLOCK];
        private int filled;
        private long zeros;
        private boolean begun;

        void accept(int number) {
            if (number == 0) {
                zeros += begun ? 1 : 0;
                return;
            }
            begun = true;
            for (; zeros > 0; zeros--) {
                put(0);
            }
            put(number);
        }

        private void put(int number) {
            if (filled == buffer.length) {
                digest.update(buffer);
                filled = 0;
            }
            buffer[filled++] = (byte) number;
            buffer[filled++] = (byte) (number >> Byte.SIZE);
        }

        Optional<String> hex() {
            digest.update(buffer, 0, filled);
            return begun ? Optional.of(HexFormat.of().formatHex(digest.digest())) : Optional.empty();
        }
    }
}
