package dev.undertone.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where features are kept unless the user says otherwise. */
final class FeatureFolders {

    private FeatureFolders() {}

    static Path cache(@Nullable Path chosen) {
        return chosen == null ? Path.of(System.getProperty("user.home"), ".cache", "undertone", "features") : chosen;
    }
}
