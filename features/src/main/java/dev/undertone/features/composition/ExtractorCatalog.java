package dev.undertone.features.composition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every feature that a set can be put together from. A new one is one line here. */
public final class ExtractorCatalog {

    /** Makes an extractor from its options in a definition. */
    interface Maker {
        FrameExtractor make(FrameGrid grid, DefinitionOptions options);
    }

    private record Entry(Maker maker, String description) {}

    private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

    static {
        add("mel", MelExtractor::power, "power in mel bands");
        add("mel-db", MelExtractor::decibels, "mel bands in dB");
        add("pcen", PcenExtractor::of, "mel bands over their own slow level");
        add("mfcc", MfccExtractor::of, "mel-frequency cepstral coefficients");
        add("delta", DeltaExtractor::of, "first or second rates of change of another feature");
        add("chroma", ChromaExtractor::of, "energy of the twelve pitch classes");
        add("tonnetz", TonnetzExtractor::of, "pitch classes on the circles of fifths and thirds");
        add("spectral-contrast", ContrastExtractor::of, "peaks over valleys in octave bands");
        add("spectral-centroid", ShapeExtractor::centroid, "centre of gravity of the spectrum");
        add("spectral-bandwidth", ShapeExtractor::bandwidth, "spread about the centroid");
        add("spectral-rolloff", ShapeExtractor::rolloff, "frequency below which a share of the spectrum lies");
        add("spectral-flatness", ShapeExtractor::flatness, "1 for noise, near 0 for a tone");
        add("spectral-slope", ShapeExtractor::slope, "slope of the spectrum in dB between two frequencies");
        add("spectral-flux", FluxExtractor::of, "change of the spectrum's shape from frame to frame");
        add("onset-strength", OnsetExtractor::of, "growth of the mel spectrum from frame to frame");
        add("rms", SampleExtractor::rms, "root mean square of the samples");
        add("zero-crossing-rate", SampleExtractor::zeroCrossingRate, "changes of sign per sample");
        add("f0", PitchExtractor::of, "fundamental frequency, 0 where unvoiced");
        add("jitter", VoiceQualityExtractor::jitter, "change of the period's length, of an f0");
        add("shimmer", VoiceQualityExtractor::shimmer, "change of the period's amplitude, of an f0");
        add("hnr", VoiceQualityExtractor::harmonicsToNoise, "harmonics over noise, of an f0");
        add("formants", FormantExtractor::of, "the first three resonances and their bandwidths");
        add("egemaps", EgemapsExtractor::of, "loudness, H1-H2 and the other descriptors of eGeMAPS, at 16 kHz");
    }

    private ExtractorCatalog() {}

    private static void add(String name, Maker maker, String description) {
        ENTRIES.put(name, new Entry(maker, description));
    }

    /** The names that a definition may use, in the catalogue's order. */
    public static List<String> names() {
        return List.copyOf(ENTRIES.keySet());
    }

    /** What a feature is, in a few words. */
    public static String description(String name) {
        return entry(name).description();
    }

    static FrameExtractor make(String name, FrameGrid grid, DefinitionOptions options) {
        return entry(name).maker().make(grid, options);
    }

    private static Entry entry(String name) {
        Entry entry = ENTRIES.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("feature must be one of " + names() + " but was " + name);
        }
        return entry;
    }
}
