package dev.undertone.cli;

import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.FeatureSchema;
import dev.undertone.features.FeatureSet;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.features.NamedFeatureSet;
import dev.undertone.features.UtteranceFeatureSet;
import dev.undertone.features.composition.ExtractorCatalog;
import dev.undertone.features.composition.RecordingCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints what {@code undertone features} knows. */
final class FeatureSetCatalogue {

    private FeatureSetCatalogue() {}

    /** Every built-in set, then the features that a definition file may use. */
    static void list(PrintWriter out) throws IOException {
        out.println("set               rows           columns  rate (Hz)  what");
        for (String id : FeatureCatalog.ids()) {
            NamedFeatureSet named = FeatureCatalog.named(id);
            FeatureSchema schema = named.set().schema();
            out.println(String.format(
                    Locale.ROOT,
                    "%-16s  %-13s  %7d  %9d  %s",
                    id,
                    rows(named.set()),
                    schema.dims(),
                    schema.sampleRateHz(),
                    named.description()));
        }
        out.println();
        out.println("Features for a definition file:");
        for (String name : ExtractorCatalog.names()) {
            out.println(String.format(Locale.ROOT, "  %-18s  %s", name, ExtractorCatalog.description(name)));
        }
        out.println();
        out.println("Numbers of a whole recording for a definition file (recording: [...]):");
        for (String name : RecordingCatalog.names()) {
            out.println(String.format(Locale.ROOT, "  %-18s  %s", name, RecordingCatalog.description(name)));
        }
    }

    private static String rows(FeatureSet set) {
        if (set instanceof FrameFeatureSet) {
            return "frames";
        }
        return ((UtteranceFeatureSet) set).lowLevel().isPresent() ? "file, --lld" : "file";
    }

    /** A set's columns with their units. */
    static void describe(NamedFeatureSet named, PrintWriter out) {
        FeatureSchema schema = named.set().schema();
        out.println(named.identity() + (named.description().isEmpty() ? "" : ": " + named.description()));
        out.println(String.format(
                Locale.ROOT,
                "from %d Hz, windows of %.1f ms every %.1f ms, recordings of at least %.3f s",
                schema.sampleRateHz(),
                1000.0 * schema.windowSamples() / schema.sampleRateHz(),
                1000.0 * schema.hopSamples() / schema.sampleRateHz(),
                (double) named.set().minimumSamples() / schema.sampleRateHz()));
        columns("a row per " + (named.set() instanceof FrameFeatureSet ? "frame" : "file"), schema, out);
        if (named.set() instanceof UtteranceFeatureSet utterance) {
            utterance.lowLevel().ifPresent(frames -> columns("a row per frame with --lld", frames.schema(), out));
        }
    }

    private static void columns(String rows, FeatureSchema schema, PrintWriter out) {
        out.println();
        out.println(schema.dims() + " columns, " + rows + ":");
        for (int i = 0; i < schema.dims(); i++) {
            out.println(String.format(
                    Locale.ROOT,
                    "  %-36s %s",
                    schema.names().get(i),
                    schema.units().get(i)));
        }
    }
}
