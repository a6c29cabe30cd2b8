package dev.undertone.features.egemaps;

import dev.undertone.features.statistics.Distribution;
import dev.undertone.features.statistics.Segments;
import dev.undertone.features.statistics.Slopes;
import dev.undertone.features.statistics.Smoothing;
import dev.undertone.features.statistics.TurningPoints;
import java.util.ArrayList;
import java.util.List;

/** The 88 functionals of one recording's {@link DescriptorTracks}, in their published order. */
final class Functionals {

    /** In dB: that of silence. */
    static final double LOWEST_LEVEL_DB = -140;

    private static final double PEAK_SHARE = 0.1;
    private static final int SHORTEST_SEGMENT_HOPS = 2;

    /** The frames that a descriptor is summarised over. */
    private enum Frames {
        ALL,
        /** Those in which the descriptor is not 0. */
        PRESENT,
        VOICED,
        UNVOICED
    }

    /** A descriptor, the frames it is summarised over, how, and what is put before {@code _functional} in names. */
    private record Block(Descriptor descriptor, Frames frames, Summary summary, String name) {

        static Block all(Descriptor descriptor, Summary summary) {
            return new Block(
                    descriptor, Frames.ALL, summary, descriptor.smoothedName().replace("Loudness", "loudness"));
        }

        static Block present(Descriptor descriptor, Summary summary) {
            return new Block(descriptor, Frames.PRESENT, summary, descriptor.smoothedName());
        }

        static Block masked(Descriptor descriptor, Frames frames, Summary summary, String mark) {
            String name = descriptor.publishedName();
            String marked = name.startsWith("slope") ? name.replace("slope", "slope" + mark) : name + mark;
            return new Block(descriptor, frames, summary, marked + "_sma3nz");
        }

        static Block voiced(Descriptor descriptor) {
            return masked(descriptor, Frames.VOICED, Summary.MEAN_AND_VARIATION, descriptor.zeroIsNone() ? "" : "V");
        }

        static Block unvoiced(Descriptor descriptor) {
            return masked(descriptor, Frames.UNVOICED, Summary.MEAN, "UV");
        }
    }

    private static final List<Block> BLOCKS = blocks();

    private static List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.present(Descriptor.F0, Summary.FULL));
        blocks.add(Block.all(Descriptor.LOUDNESS, Summary.FULL));
        blocks.add(Block.all(Descriptor.FLUX, Summary.MEAN_AND_VARIATION));
        Descriptor.MFCC.forEach(mfcc -> blocks.add(Block.all(mfcc, Summary.MEAN_AND_VARIATION)));
        for (Descriptor source :
                List.of(Descriptor.JITTER, Descriptor.SHIMMER, Descriptor.HNR, Descriptor.H1_H2, Descriptor.H1_A3)) {
            blocks.add(Block.present(source, Summary.MEAN_AND_VARIATION));
        }
        for (int formant = 0; formant < 3; formant++) {
            blocks.add(Block.voiced(Descriptor.FORMANT_FREQUENCY.get(formant)));
            blocks.add(Block.voiced(Descriptor.FORMANT_BANDWIDTH.get(formant)));
            // Over all frames, as the reference does, so the floor of unvoiced frames dominates the mean.
            blocks.add(Block.present(Descriptor.FORMANT_AMPLITUDE.get(formant), Summary.MEAN_AND_VARIATION));
        }
        List<Descriptor> balance = List.of(
                Descriptor.ALPHA_RATIO,
                Descriptor.HAMMARBERG,
                Descriptor.SLOPE_0_500,
                Descriptor.SLOPE_500_1500,
                Descriptor.FLUX);
        balance.forEach(descriptor -> blocks.add(Block.voiced(descriptor)));
        Descriptor.MFCC.forEach(mfcc -> blocks.add(Block.voiced(mfcc)));
        balance.forEach(descriptor -> blocks.add(Block.unvoiced(descriptor)));
        return List.copyOf(blocks);
    }

    private static final List<String> TEMPORAL_NAMES = List.of(
            "loudnessPeaksPerSec",
            "VoicedSegmentsPerSec",
            "MeanVoicedSegmentLengthSec",
            "StddevVoicedSegmentLengthSec",
            "MeanUnvoicedSegmentLength",
            "StddevUnvoicedSegmentLength",
            "equivalentSoundLevel_dBp");
    private static final List<String> TEMPORAL_UNITS = List.of("1/s", "1/s", "s", "s", "s", "s", "dB");

    /** The published names, in order. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Block block : BLOCKS) {
            block.summary().names().forEach(functional -> names.add(block.name() + "_" + functional));
        }
        names.addAll(TEMPORAL_NAMES);
        return names;
    }

    static List<String> units() {
        List<String> units = new ArrayList<>();
        for (Block block : BLOCKS) {
            for (String functional : block.summary().names()) {
                units.add(Summary.unit(functional, block.descriptor().unit()));
            }
        }
        units.addAll(TEMPORAL_UNITS);
        return units;
    }

    private final DescriptorTracks tracks;
    private final boolean[] voiced;
    /**
     * Rows that functionals of pitch frames and the segments are taken over: the reference drops the last pitch frame,
     * though smoothing sees it.
     */
    private final int rows;

    private final float[] masked;
    private final float[] smoothed;
    private final Distribution distribution = new Distribution();
    private final TurningPoints turningPoints = new TurningPoints(PEAK_SHARE);
    private final Slopes slopes = new Slopes();
    private final Segments segments = new Segments(SHORTEST_SEGMENT_HOPS);
    private final float[] values = new float[names().size()];
    private int at;
    private double loudnessPeaks;

    private Functionals(DescriptorTracks tracks) {
        this.tracks = tracks;
        this.voiced = tracks.voiced();
        this.rows = tracks.pitchFrames() - 1;
        this.masked = new float[tracks.spectralFrames()];
        this.smoothed = new float[tracks.spectralFrames()];
    }

    /** @return {@code [88]} */
    static float[] of(DescriptorTracks tracks) {
        Functionals functionals = new Functionals(tracks);
        BLOCKS.forEach(functionals::add);
        functionals.addTemporal();
        return functionals.values;
    }

    private void add(Block block) {
        int count = select(block);
        distribution.measure(smoothed, count);
        put(distribution.mean());
        if (block.summary() == Summary.MEAN) {
            return;
        }
        put(distribution.variation());
        if (block.summary() == Summary.MEAN_AND_VARIATION) {
            return;
        }
        put(distribution.percentile(0.2));
        put(distribution.percentile(0.5));
        put(distribution.percentile(0.8));
        put(distribution.percentile(0.8) - distribution.percentile(0.2));
        turningPoints.find(smoothed, count);
        slopes.measure(smoothed, count, turningPoints, DescriptorTracks.SECONDS_PER_FRAME);
        put(slopes.meanRise());
        put(slopes.riseDeviation());
        put(slopes.meanFall());
        put(slopes.fallDeviation());
        if (block.descriptor() == Descriptor.LOUDNESS) {
            loudnessPeaks = turningPoints.peaks();
        }
    }

    /** Leaves the block's smoothed values at the start of {@link #smoothed} and returns how many they are. */
    private int select(Block block) {
        if (block.frames() == Frames.ALL) {
            smoothAll(block.descriptor());
            return tracks.spectralFrames();
        }
        tracks.read(block.descriptor(), 0, tracks.pitchFrames(), masked);
        for (int frame = 0; frame < tracks.pitchFrames(); frame++) {
            boolean kept = switch (block.frames()) {
                case VOICED -> voiced[frame];
                case UNVOICED -> !voiced[frame];
                default -> true;
            };
            masked[frame] = kept ? masked[frame] : 0;
        }
        Smoothing.threeFramesNonZero(masked, tracks.pitchFrames(), smoothed);
        int count = 0;
        for (int frame = 0; frame < rows; frame++) {
            if (smoothed[frame] != 0) {
                smoothed[count++] = smoothed[frame];
            }
        }
        return count;
    }

    private void smoothAll(Descriptor descriptor) {
        int frames = tracks.spectralFrames();
        tracks.read(descriptor, 0, frames, masked);
        if (descriptor.zeroIsNone()) {
            Smoothing.threeFramesNonZero(masked, frames, smoothed);
        } else {
            Smoothing.threeFrames(masked, frames, smoothed);
        }
    }

    private void addTemporal() {
        put(loudnessPeaks / (tracks.spectralFrames() * DescriptorTracks.SECONDS_PER_FRAME));
        segments.measure(voiced, rows, true);
        put(rows == 0 ? 0 : segments.count() / (rows * DescriptorTracks.SECONDS_PER_FRAME));
        addSegmentLengths();
        segments.measure(voiced, rows, false);
        addSegmentLengths();
        put(Math.max(LOWEST_LEVEL_DB, 10 * Math.log10(tracks.meanSquare())));
    }

    private void addSegmentLengths() {
        put(segments.meanLength() * DescriptorTracks.SECONDS_PER_FRAME);
        put(segments.lengthDeviation() * DescriptorTracks.SECONDS_PER_FRAME);
    }

    private void put(double value) {
        values[at++] = (float) value;
    }
}
