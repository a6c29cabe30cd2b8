package dev.undertone.training.experiment;

import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.check.ClipScan;
import java.io.IOException;
import java.util.Optional;

/** Knows the same sound again under any name. */
@FunctionalInterface
public interface AudioIdentity {

    /** By the decoded samples, so that lossless copies agree. */
    AudioIdentity DECODED = utterance -> ClipScan.of(utterance).content();

    /** A hash of the sound; empty for silence. */
    Optional<String> of(Utterance utterance) throws IOException;
}
