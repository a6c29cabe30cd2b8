package dev.undertone.features.voice;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureSchema;
import dev.undertone.features.FeatureVector;
import dev.undertone.features.UtteranceFeatureSet;
import dev.undertone.features.statistics.TrackStatistics;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code functionals-v1}: 1,212 statistics of an utterance's pitch, voicing, energy, spectral shape, cepstrum, log-mel
 * bands, contrast, chroma, formants and rhythm, from 25 ms Hamming frames every 10 ms at 16 kHz. Frozen: a change is a new
 * set. Meant for speech that went through {@link SpeechFrontEnd}. Immutable and thread-safe.
 *
 * <p>Columns are named {@code track_statistic}, such as {@code mfcc3_p95}, with a leading {@code voiced_} for a track
 * that is summarised over voiced frames in addition, and {@code rhythm_} for timing. Tracks are summarised over active
 * frames (within 40 dB of the loudest, counting what is above 80 Hz), pitch and formants over those that have them. In an utterance with fewer than
 * three voiced frames the active ones stand in for the voiced; what still has no frame (pitch, or formants of silence) is
 * 0, and so are statistics that too few or equal values leave undefined ({@link TrackStatistics}).
 */
public final class FunctionalsV1 implements UtteranceFeatureSet {

    /** Its name in the catalogue. */
    public static final String ID = "functionals-v1";

    private static final int MINIMUM_SAMPLES = VoiceTracks.SAMPLE_RATE_HZ / 4;
    /** Half an hour; its tracks take 70 kB of heap a second. */
    private static final int MAXIMUM_SAMPLES = 30 * 60 * VoiceTracks.SAMPLE_RATE_HZ;

    /** Which statistics of a track are kept. */
    private enum Summary {
        ALL,
        DISTRIBUTION,
        MEAN_SD_P95,
        MEAN_SD;

        List<String> names() {
            return switch (this) {
                case ALL -> TrackStatistics.NAMES;
                case DISTRIBUTION -> TrackStatistics.NAMES.subList(0, TrackStatistics.DISTRIBUTION);
                case MEAN_SD_P95 -> List.of("mean", "sd", "p95");
                case MEAN_SD -> List.of("mean", "sd");
            };
        }

        void write(TrackStatistics statistics, float[] track, int count, float[] into, int at) {
            switch (this) {
                case ALL -> statistics.all(track, count, into, at);
                case DISTRIBUTION -> statistics.distribution(track, count, into, at);
                case MEAN_SD_P95 -> statistics.meanDeviationAndP95(track, count, into, at);
                case MEAN_SD -> statistics.meanAndDeviation(track, count, into, at);
            }
        }
    }

    private enum Frames {
        ACTIVE,
        VOICED,
        PITCHED,
        GLIDING,
        RESONANT;

        boolean[] of(VoiceTracks tracks, int dim) {
            return switch (this) {
                case ACTIVE -> tracks.active();
                case VOICED -> tracks.voiced();
                case PITCHED -> tracks.pitched();
                case GLIDING -> tracks.gliding();
                case RESONANT -> tracks.resonant(dim);
            };
        }
    }

    /** A track, the frames it is summarised over, and how. */
    private record Block(Track track, Frames frames, Summary summary) {}

    /** The vector in order, before the rhythm. */
    private static final List<Block> BLOCKS = List.of(
            new Block(Track.ENERGY, Frames.ACTIVE, Summary.ALL),
            new Block(Track.ENERGY_DELTA, Frames.ACTIVE, Summary.ALL),
            new Block(Track.F0_SEMITONES, Frames.PITCHED, Summary.ALL),
            new Block(Track.F0_DELTA, Frames.GLIDING, Summary.ALL),
            new Block(Track.VOICING, Frames.ACTIVE, Summary.ALL),
            new Block(Track.CENTROID, Frames.ACTIVE, Summary.ALL),
            new Block(Track.BANDWIDTH, Frames.ACTIVE, Summary.ALL),
            new Block(Track.ROLLOFF85, Frames.ACTIVE, Summary.ALL),
            new Block(Track.ROLLOFF25, Frames.ACTIVE, Summary.ALL),
            new Block(Track.FLATNESS, Frames.ACTIVE, Summary.ALL),
            new Block(Track.FLUX, Frames.ACTIVE, Summary.ALL),
            new Block(Track.ALPHA_RATIO, Frames.ACTIVE, Summary.ALL),
            new Block(Track.HAMMARBERG, Frames.ACTIVE, Summary.ALL),
            new Block(Track.SLOPE_60_500, Frames.ACTIVE, Summary.ALL),
            new Block(Track.SLOPE_500_1500, Frames.ACTIVE, Summary.ALL),
            new Block(Track.SLOPE_1500_6000, Frames.ACTIVE, Summary.ALL),
            new Block(Track.ZERO_CROSSINGS, Frames.ACTIVE, Summary.ALL),
            new Block(Track.ALPHA_RATIO, Frames.VOICED, Summary.DISTRIBUTION),
            new Block(Track.HAMMARBERG, Frames.VOICED, Summary.DISTRIBUTION),
            new Block(Track.SLOPE_60_500, Frames.VOICED, Summary.DISTRIBUTION),
            new Block(Track.SLOPE_500_1500, Frames.VOICED, Summary.DISTRIBUTION),
            new Block(Track.SLOPE_1500_6000, Frames.VOICED, Summary.DISTRIBUTION),
            new Block(Track.ENERGY, Frames.VOICED, Summary.DISTRIBUTION),
            new Block(Track.MFCC, Frames.ACTIVE, Summary.ALL),
            new Block(Track.MFCC_DELTA, Frames.ACTIVE, Summary.DISTRIBUTION),
            new Block(Track.MFCC_DELTA2, Frames.ACTIVE, Summary.MEAN_SD),
            new Block(Track.MFCC, Frames.VOICED, Summary.MEAN_SD),
            new Block(Track.CONTRAST, Frames.ACTIVE, Summary.DISTRIBUTION),
            new Block(Track.CHROMA, Frames.ACTIVE, Summary.MEAN_SD),
            new Block(Track.LOGMEL, Frames.ACTIVE, Summary.MEAN_SD_P95),
            new Block(Track.FORMANT, Frames.RESONANT, Summary.DISTRIBUTION),
            new Block(Track.FORMANT_BANDWIDTH, Frames.RESONANT, Summary.DISTRIBUTION));

    private static final FeatureSchema SCHEMA = schemaOfBlocks();

    @Override
    public FeatureSchema schema() {
        return SCHEMA;
    }

    @Override
    public int minimumSamples() {
        return MINIMUM_SAMPLES;
    }

    @Override
    public int maximumSamples() {
        return MAXIMUM_SAMPLES;
    }

    @Override
    public FeatureVector extract(Waveform waveform) {
        VoiceTracks tracks = new VoiceTracks(acceptedSamples(waveform));
        TrackStatistics statistics = new TrackStatistics();
        float[] chosen = new float[tracks.frames()];
        float[] vector = new float[SCHEMA.dims()];
        int at = 0;
        for (Block block : BLOCKS) {
            for (int dim = 0; dim < block.track().dims(); dim++) {
                int count =
                        choose(tracks.values(block.track(), dim), block.frames().of(tracks, dim), chosen);
                block.summary().write(statistics, chosen, count, vector, at);
                at += block.summary().names().size();
            }
        }
        new Rhythm(tracks).write(waveform.durationSeconds(), vector, at);
        return FeatureVector.of(SCHEMA, vector);
    }

    private static int choose(float[] track, boolean[] frames, float[] into) {
        int count = 0;
        for (int frame = 0; frame < track.length; frame++) {
            if (frames[frame]) {
                into[count++] = track[frame];
            }
        }
        return count;
    }

    private static FeatureSchema schemaOfBlocks() {
        List<String> names = new ArrayList<>();
        List<String> units = new ArrayList<>();
        for (Block block : BLOCKS) {
            for (int dim = 0; dim < block.track().dims(); dim++) {
                String track = (block.frames() == Frames.VOICED ? "voiced_" : "")
                        + block.track().columnName(dim);
                for (String statistic : block.summary().names()) {
                    names.add(track + "_" + statistic);
                    units.add(
                            TrackStatistics.isPlainNumber(statistic)
                                    ? "1"
                                    : block.track().unit());
                }
            }
        }
        for (int i = 0; i < Rhythm.NAMES.size(); i++) {
            names.add("rhythm_" + Rhythm.NAMES.get(i));
            units.add(Rhythm.UNITS.get(i));
        }
        return new FeatureSchema(ID, names, units, VoiceTracks.SAMPLE_RATE_HZ, VoiceTracks.WINDOW, VoiceTracks.HOP);
    }
}
