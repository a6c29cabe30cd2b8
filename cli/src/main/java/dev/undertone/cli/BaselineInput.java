package dev.undertone.cli;

import dev.undertone.models.EmotionModel;
import dev.undertone.models.baseline.BaselineFile;
import dev.undertone.models.baseline.BaselineFolder;
import dev.undertone.models.baseline.SpeakerBaseline;
import dev.undertone.recognition.BaselineChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where baselines are kept, and which one a word on the command line means. */
final class BaselineInput {

    static final String AUTO = "auto";
    static final String NONE = "none";

    @Option(
            names = "--baselines",
            paramLabel = "DIR",
            description = "Where baselines are kept. Default: baselines in the folder that the variable UNDERTONE_DATA"
                    + " names, else in the user's data folder (~/.local/share/undertone).")
    private @Nullable Path folder;

    BaselineFolder folder() {
        return folder == null
                ? BaselineFolder.ofUser(System.getenv(), System::getProperty)
                : new BaselineFolder(folder);
    }

    /**
     * What {@code --baseline WORD} means; without a word long recordings are their own baseline.
     *
     * @throws IllegalArgumentException if the model cannot do it
     * @throws IOException if there is no such baseline, or it cannot be used
     */
    BaselineChoice choice(Optional<String> word, EmotionModel model) throws IOException {
        if (word.isEmpty()) {
            return BaselineChoice.FromRecording.LONG;
        }
        if (word.get().equals(NONE)) {
            return new BaselineChoice.None();
        }
        SpeakerBaseline known = word.get().equals(AUTO) ? SpeakerBaseline.EMPTY : read(word.get());
        if (model.baselineMeasures().isEmpty() || !known.isEmpty()) {
            known.requireLearntBy(model.baselineMeasures(), model.info().name());
        }
        return word.get().equals(AUTO)
                ? new BaselineChoice.FromRecording(Duration.ZERO)
                : new BaselineChoice.Given(word.get(), known);
    }

    private SpeakerBaseline read(String nameOrFile) throws IOException {
        boolean isFile = Files.isRegularFile(Path.of(nameOrFile));
        return isFile ? BaselineFile.read(Path.of(nameOrFile)) : folder().read(nameOrFile);
    }
}
