package dev.undertone.cli;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.LabelChoice;
import dev.undertone.emotions.LabelMap;
import dev.undertone.emotions.LabelSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which emotions of the corpora are used, and which count as others. */
final class LabelOptions {

    private static final String SHARED = "shared";
    private static final LabelChoice.Words WORDS = new LabelChoice.Words("--emotions", "--merge calm=neutral");

    @Option(
            names = "--merge",
            paramLabel = "FROM=INTO",
            description = "Count one emotion as another, such as calm=neutral; repeat it for several. Done before"
                    + " --emotions.")
    private List<String> merges = List.of();

    @Option(
            names = "--emotions",
            paramLabel = "LIST",
            description = "Use only recordings of these, comma-separated, or shared: those that every corpus has."
                    + " Default: all.")
    private @Nullable String emotions;

    /**
     * The choice.
     *
     * @throws CommandLine.ParameterException if it makes no sense
     */
    LabelChoice choice(CommandLine command) {
        try {
            boolean shared = SHARED.equals(emotions);
            Optional<LabelSet> only =
                    emotions == null || shared ? Optional.empty() : Optional.of(LabelSet.parse(emotions));
            return new LabelChoice(LabelMap.parse(merges), only, shared);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(command, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The corpora as chosen.
     *
     * @throws CommandLine.ParameterException if a choice makes no sense for what the corpora hold
     */
    List<Corpus> apply(List<Corpus> corpora, CommandLine command) {
        try {
            return choice(command).apply(corpora, WORDS);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(command, String.valueOf(e.getMessage()), e);
        }
    }
}
