package dev.undertone.cli.output;

import dev.undertone.models.ModelInfo;
import java.util.Optional;

/**
 * What live listening begins with.
 *
 * @param source the device or stream, as its user knows it
 * @param sampleRateHz of the source
 * @param baseline that the voice is heard against; empty if against none
 */
public record LiveSetup(String source, int sampleRateHz, ModelInfo model, Optional<String> baseline) {}
