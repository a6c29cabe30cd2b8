package dev.undertone.cli.plot;

import dev.undertone.plots.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be drawn. */
public enum PlotKind {
    WAVEFORM,
    SPECTROGRAM,
    MEL,
    MFCC,
    CHROMA,
    CONTRAST,
    F0,
    LOUDNESS;

    /** The word for it on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a kind's id, or {@code all}.
     *
     * @throws IllegalArgumentException naming the allowed words
     */
    public static List<PlotKind> parse(String text) {
        if (text.equalsIgnoreCase("all")) {
            return List.of(values());
        }
        return List.of(Arrays.stream(values())
                .filter(kind -> kind.id().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind must be one of "
                        + Arrays.stream(values()).map(PlotKind::id).collect(Collectors.joining(", "))
                        + " or all but was '" + text + "'")));
    }

    Row row(List<Clip> clips, PlotOptions options) {
        FeatureRow row = switch (this) {
            case WAVEFORM -> new WaveformRow();
            case SPECTROGRAM -> new SpectrogramRow();
            case MEL -> new MelRow();
            case MFCC -> new MfccRow();
            case CHROMA -> new ChromaRow();
            case CONTRAST -> new ContrastRow();
            case F0 -> new PitchRow();
            case LOUDNESS -> new LoudnessRow();
        };
        return row.of(clips, options);
    }
}
