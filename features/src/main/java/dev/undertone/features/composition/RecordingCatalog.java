package dev.undertone.features.composition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every measure of a whole recording that a set with functionals can have besides. A new one is one line here. */
public final class RecordingCatalog {

    private record Entry(Function<FrameGrid, RecordingMeasure> maker, String description) {}

    private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

    static {
        add("tempo", TempoMeasure::new, "beats per minute of the onsets, 0 without any");
        add("speech-rate", SpeechRateMeasure::new, "syllables per second, with and without pauses");
        add("equivalent-level", grid -> new LevelMeasure(), "level of the mean power, in dB of full scale");
    }

    private RecordingCatalog() {}

    private static void add(String name, Function<FrameGrid, RecordingMeasure> maker, String description) {
        ENTRIES.put(name, new Entry(maker, description));
    }

    /** The names that a definition may use, in the catalogue's order. */
    public static List<String> names() {
        return List.copyOf(ENTRIES.keySet());
    }

    /** What a measure is, in a few words. */
    public static String description(String name) {
        return entry(name).description();
    }

    static RecordingMeasure make(String name, FrameGrid grid) {
        return entry(name).maker().apply(grid);
    }

    private static Entry entry(String name) {
        Entry entry = ENTRIES.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("recording must be of " + names() + " but had " + name);
        }
        return entry;
    }
}
