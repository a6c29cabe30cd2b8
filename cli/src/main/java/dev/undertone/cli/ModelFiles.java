package dev.undertone.cli;

import dev.undertone.models.ModelBundle;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The model that {@code --model} names, or the bundled one. */
final class ModelFiles {

    private ModelFiles() {}

    static ModelBundle open(@Nullable Path file) throws IOException {
        return file == null ? ModelBundle.bundled() : ModelBundle.open(file);
    }
}
