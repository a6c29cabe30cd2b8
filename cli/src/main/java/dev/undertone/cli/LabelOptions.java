package dev.undertone.cli;

import dev.undertone.corpora.Corpus;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelMap;
import dev.undertone.emotions.LabelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which emotions of the corpora are used, and which count as others. */
final class LabelOptions {

    private static final String SHARED = "shared";

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
     * The corpora as chosen.
     *
     * @throws CommandLine.ParameterException if a choice makes no sense for what the corpora hold
     */
    List<Corpus> apply(List<Corpus> corpora, CommandLine command) {
        try {
            LabelMap map = LabelMap.parse(merges);
            List<Corpus> merged =
                    corpora.stream().map(corpus -> corpus.merged(map)).toList();
            Optional<LabelSet> chosen = chosen(merged);
            return chosen.isEmpty()
                    ? merged
                    : merged.stream().map(corpus -> only(corpus, chosen.get())).toList();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(command, String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<LabelSet> chosen(List<Corpus> corpora) {
        if (emotions == null) {
            return Optional.empty();
        }
        List<Emotion> present = corpora.stream()
                .flatMap(corpus -> corpus.labels().emotions().stream())
                .distinct()
                .sorted()
                .toList();
        if (emotions.equals(SHARED)) {
            List<Emotion> shared = present.stream()
                    .filter(emotion -> corpora.stream().allMatch(c -> c.labels().contains(emotion)))
                    .toList();
            if (shared.isEmpty()) {
                throw new IllegalArgumentException("--emotions shared: the corpora share none; see --merge");
            }
            return Optional.of(new LabelSet(shared));
        }
        LabelSet wanted = LabelSet.parse(emotions);
        List<Emotion> absent = new ArrayList<>(wanted.emotions());
        absent.removeAll(present);
        if (!absent.isEmpty()) {
            throw new IllegalArgumentException(
                    "--emotions names " + ids(absent) + ", of which there is no recording; there are " + ids(present));
        }
        return Optional.of(wanted);
    }

    private static Corpus only(Corpus corpus, LabelSet labels) {
        Corpus chosen = corpus.only(labels);
        if (chosen.utterances().isEmpty()) {
            throw new IllegalArgumentException(
                    "of --emotions " + labels + " " + corpus.root() + " has no recording; leave that corpus out");
        }
        return chosen;
    }

    private static String ids(List<Emotion> emotions) {
        return emotions.stream().map(Emotion::id).collect(Collectors.joining(", "));
    }
}
