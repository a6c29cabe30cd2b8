package dev.undertone.cli;

import dev.undertone.features.FeatureSet;
import dev.undertone.models.EncoderFiles;
import dev.undertone.models.SpeechEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Pretrained encoders while a command needs them. */
final class OpenEncoders implements AutoCloseable {

    private final List<SpeechEncoder> encoders = new ArrayList<>();

    private OpenEncoders() {}

    static OpenEncoders of(List<EncoderFiles> files) throws IOException {
        OpenEncoders open = new OpenEncoders();
        try {
            for (EncoderFiles each : files) {
                open.encoders.add(SpeechEncoder.open(each));
            }
        } catch (IOException | RuntimeException e) {
            open.close();
            throw e;
        }
        return open;
    }

    List<FeatureSet> featureSets() {
        return encoders.stream().flatMap(e -> e.featureSets().stream()).toList();
    }

    @Override
    public void close() {
        encoders.forEach(SpeechEncoder::close);
    }
}
