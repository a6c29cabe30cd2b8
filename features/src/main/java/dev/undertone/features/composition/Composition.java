package dev.undertone.features.composition;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureSchema;
import dev.undertone.features.FeatureSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a composed set measures, frame by frame, and how it sums that up.
 *
 * @param features at least one, each name once
 * @param functionals none for a row per frame
 * @param over the frames that functionals look at
 * @param measures what stands in a row per recording besides
 */
record Composition(
        String id,
        FrameGrid grid,
        List<Feature> features,
        List<Functional> functionals,
        ChosenFrames over,
        List<RecordingMeasure> measures) {

    /** An extractor, what its columns begin with and what it listens to. */
    record Feature(String name, FrameExtractor extractor, Preparation preparation) {

        int dims() {
            return extractor.columns().size();
        }

        /** Whether frames may lack a value in one of its columns. */
        boolean hasGaps() {
            return IntStream.range(0, dims()).anyMatch(extractor::zeroIsNone);
        }
    }

    Composition {
        features = List.copyOf(features);
        functionals = List.copyOf(functionals);
        measures = List.copyOf(measures);
    }

    /** The set that computes it. */
    FeatureSet featureSet() {
        return functionals.isEmpty() ? new ComposedFrames(this) : new ComposedFunctionals(this);
    }

    /** Columns of one frame. */
    int dims() {
        return features.stream().mapToInt(Feature::dims).sum();
    }

    /** One per column: whether 0 in it says that there is no value. */
    boolean[] zeroIsNone() {
        boolean[] none = new boolean[dims()];
        int at = 0;
        for (Feature feature : features) {
            for (int d = 0; d < feature.dims(); d++) {
                none[at++] = feature.extractor().zeroIsNone(d);
            }
        }
        return none;
    }

    /** The column whose zeros are the unvoiced frames; empty if no feature tells. */
    OptionalInt voicingColumn() {
        int at = 0;
        for (Feature feature : features) {
            OptionalInt column = feature.extractor().voicingColumn();
            if (column.isPresent()) {
                return OptionalInt.of(at + column.getAsInt());
            }
            at += feature.dims();
        }
        return OptionalInt.empty();
    }

    /** What the frames' columns are. */
    FeatureSchema frameSchema() {
        List<String> names = new ArrayList<>();
        List<String> units = new ArrayList<>();
        for (Feature feature : features) {
            feature.extractor()
                    .columns()
                    .forEach(column -> names.add(feature.name().replace('-', '_') + column));
            units.addAll(feature.extractor().units());
        }
        return schema(names, units);
    }

    FeatureSchema schema(List<String> names, List<String> units) {
        return new FeatureSchema(id, names, units, grid.sampleRateHz(), grid.windowSamples(), grid.hopSamples());
    }

    /** The shortest waveform in which every feature finds as many frames as it needs, and no less than a window. */
    int minimumSamples() {
        int frames = features.stream()
                .mapToInt(f -> f.extractor().minimumFrames())
                .max()
                .orElseThrow();
        return Math.max(grid.windowSamples(), (frames - 1) * grid.hopSamples());
    }

    /**
     * Measures a whole recording.
     *
     * @param meansOnly whether nothing but the means of columns will be asked for
     */
    Measured measure(Waveform recording, boolean meansOnly) {
        Map<String, FrameMeter> meters = new LinkedHashMap<>();
        Set<FrameMeter> sources = new HashSet<>();
        Map<Preparation, Waveform> prepared = new HashMap<>();
        for (Feature feature : features) {
            Waveform heard = prepared.computeIfAbsent(feature.preparation(), p -> p.apply(recording));
            meters.put(feature.name(), feature.extractor().open(heard, name -> {
                FrameMeter source = required(meters, name);
                sources.add(source);
                return source;
            }));
        }
        if (meansOnly) {
            features.stream()
                    .filter(feature -> !feature.hasGaps())
                    .map(feature -> required(meters, feature.name()))
                    .filter(meter -> !sources.contains(meter))
                    .forEach(FrameMeter::meansOnly);
        }
        prepared.forEach((preparation, heard) -> pass(preparation, heard, meters));
        meters.values().forEach(FrameMeter::finish);
        return new Measured(List.copyOf(meters.values()), grid.stft().frames(recording.length()));
    }

    /** Shows a prepared recording to those that listen to it. */
    private void pass(Preparation preparation, Waveform heard, Map<String, FrameMeter> meters) {
        List<Feature> listeners = features.stream()
                .filter(f -> f.preparation().equals(preparation))
                .toList();
        boolean spectra = listeners.stream().anyMatch(f -> f.extractor().usesSpectra());
        FramePass.over(
                grid,
                heard,
                spectra,
                listeners.stream().map(f -> required(meters, f.name())).toList());
    }

    private static FrameMeter required(Map<String, FrameMeter> meters, String name) {
        FrameMeter meter = meters.get(name);
        if (meter == null) {
            throw new IllegalArgumentException("feature must be one of " + meters.keySet() + " but was " + name);
        }
        return meter;
    }

    /** The finished meters of one recording. Used by one thread. */
    final class Measured {

        private final List<FrameMeter> meters;
        private final int frames;

        private Measured(List<FrameMeter> meters, int frames) {
            this.meters = meters;
            this.frames = frames;
        }

        int frames() {
            return frames;
        }

        /** That of a feature, in the set's order. */
        FrameMeter meter(int feature) {
            return meters.get(feature);
        }

        int blocks() {
            return (frames + FrameBlock.LANES - 1) / FrameBlock.LANES;
        }

        /** How many lanes of a block hold a frame. */
        int lanes(int block) {
            return Math.min(FrameBlock.LANES, frames - block * FrameBlock.LANES);
        }

        /** Fills {@code rows}, {@code [dims][LANES]}. */
        void values(int block, float[][] rows) {
            int row = 0;
            for (int i = 0; i < meters.size(); i++) {
                meters.get(i).values(block, rows, row);
                row += features.get(i).dims();
            }
        }
    }
}
