package dev.undertone.features;

import java.util.Optional;

/**
 * A feature set as users name it.
 *
 * @param identity names its values in caches and models: the id of a built-in set; of one defined in a file the id and a
 *     hash of what it says
 * @param description a few words; may be empty
 * @param definition of a set defined in a file its canonical form, from which it can be made again
 */
public record NamedFeatureSet(String identity, String description, FeatureSet set, Optional<String> definition) {}
