package dev.undertone.features.egemaps;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.Waveform;
import dev.undertone.testkit.GoldenCsv;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What openSMILE 3.0.1's eGeMAPSv02 says of the reference recordings. */
final class EgemapsReference {

    private final GoldenCsv functionals =
            GoldenCsv.read(folder().resolve("opensmile").resolve("egemaps_func_16k.csv"), ';');

    private static Path folder() {
        return TestData.reference();
    }

    List<String> recordings() {
        List<String> names = new ArrayList<>();
        for (List<String> row : functionals.rows()) {
            names.add(row.get(0).replace("'", ""));
        }
        return names;
    }

    /** The published names, in order. */
    List<String> functionalNames() {
        return functionals.header().subList(1, functionals.header().size());
    }

    double functional(int recording, String name) {
        return functionals.number(recording, name);
    }

    static GoldenCsv descriptors(String recording) {
        return GoldenCsv.read(
                folder().resolve("opensmile").resolve("egemaps_lld").resolve(recording + ".csv"), ';');
    }

    static Waveform waveform(String recording) {
        try {
            return AudioReader.read(
                            folder().resolve("wav").resolve(recording + ".wav"),
                            new ChannelSelection.Mix(),
                            DescriptorTracks.SAMPLE_RATE_HZ)
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
