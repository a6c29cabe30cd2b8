package dev.undertone.cli;

import dev.undertone.training.experiment.AudioIdentity;
import dev.undertone.training.experiment.KeptAudioIdentity;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where features and what was heard of recordings are kept unless the user says otherwise. */
final class FeatureFolders {

    private FeatureFolders() {}

    static Path cache(@Nullable Path chosen) {
        return chosen == null ? Path.of(System.getProperty("user.home"), ".cache", "undertone", "features") : chosen;
    }

    /** Knows recordings again by their sound, each listened to once. */
    static AudioIdentity sounds(@Nullable Path chosen) {
        return new KeptAudioIdentity(cache(chosen).resolve("sounds"), AudioIdentity.DECODED);
    }
}
