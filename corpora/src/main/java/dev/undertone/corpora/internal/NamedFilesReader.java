package dev.undertone.corpora.internal;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.CorpusReader;
import dev.undertone.corpora.Sex;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A corpus whose file names say everything. The pattern names its groups {@code emotion}, {@code speaker},
 * {@code sentence}, {@code intensity}; a corpus overrides only what its codes do not say for themselves. The audio format
 * does not matter, nor do folders that the pattern does not mention.
 */
abstract class NamedFilesReader implements CorpusReader {

    private final CorpusDescriptor descriptor;
    private final Pattern name;
    private final String form;
    private final Map<String, Emotion> emotions;

    /**
     * @param name what the end of a file's path, without its ending, must match, from the beginning of a name on; slashes
     *     separate folders
     * @param form the names in words, for the message about files that do not match
     * @param emotions what each code of an emotion stands for
     */
    NamedFilesReader(CorpusDescriptor descriptor, String name, String form, Map<String, Emotion> emotions) {
        this.descriptor = descriptor;
        this.name = Pattern.compile("(?:.*/)?(?<match>" + name + ")");
        this.form = form;
        this.emotions = Map.copyOf(emotions);
    }

    /** Unique in the corpus: by default all that the pattern matched, joined by underscores. */
    String id(Matcher match) {
        return match.group("match").replace('/', '_');
    }

    /** The code of the emotion. */
    String emotion(Matcher match) {
        return match.group("emotion");
    }

    /** By default the code itself. */
    String speaker(Matcher match) {
        return match.group("speaker");
    }

    /** By default unknown. */
    Optional<Sex> sex(Matcher match) {
        return Optional.empty();
    }

    /** By default the code itself. */
    Optional<String> sentence(Matcher match) {
        return group(match, "sentence");
    }

    /** By default the code itself. */
    Optional<String> intensity(Matcher match) {
        return group(match, "intensity");
    }

    /** By default the corpus's only language. */
    Optional<String> language(Matcher match) {
        return Optional.empty();
    }

    /** By default the corpus has no partitions. */
    Optional<String> part(Matcher match) {
        return Optional.empty();
    }

    @Override
    public final CorpusDescriptor descriptor() {
        return descriptor;
    }

    /** More than half of the audio files have names of this corpus. */
    @Override
    public final boolean recognises(Path folder) throws IOException {
        List<Path> files = AudioFiles.under(folder);
        return 2 * files.stream().filter(file -> match(folder, file).matches()).count() > files.size();
    }

    @Override
    public final Corpus read(Path folder) throws IOException {
        CorpusBuilder corpus = new CorpusBuilder(descriptor, folder);
        for (Path file : AudioFiles.under(folder)) {
            Matcher match = match(folder, file);
            if (match.matches()) {
                corpus.add(utterance(file, match));
            } else {
                corpus.skip(file, "the name is not of the form " + form);
            }
        }
        return corpus.build();
    }

    private Utterance utterance(Path file, Matcher match) {
        String code = emotion(match);
        Emotion emotion = Objects.requireNonNull(
                emotions.get(code), () -> "the pattern allows the code " + code + " without a label");
        return new Utterance(
                        id(match),
                        file,
                        descriptor.id(),
                        emotion,
                        speaker(match),
                        sex(match),
                        sentence(match),
                        intensity(match))
                .withLanguage(language(match))
                .withPart(part(match));
    }

    private Optional<String> group(Matcher match, String group) {
        return name.pattern().contains("(?<" + group + ">")
                ? Optional.ofNullable(match.group(group))
                : Optional.empty();
    }

    private Matcher match(Path folder, Path file) {
        String path = AudioFiles.relative(folder, file);
        String fileName = AudioFiles.name(file);
        String stem = AudioFiles.stem(file);
        return name.matcher(path.substring(0, path.length() - fileName.length() + stem.length()));
    }
}
