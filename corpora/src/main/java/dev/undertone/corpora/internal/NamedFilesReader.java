package dev.undertone.corpora.internal;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.CorpusReader;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A corpus whose file names say everything; folders and the audio format do not matter. */
abstract class NamedFilesReader implements CorpusReader {

    private final CorpusDescriptor descriptor;
    private final Pattern name;
    private final String form;

    /**
     * @param name what a file's name without its ending must match as a whole
     * @param form the names in words, for the message about files that do not match
     */
    NamedFilesReader(CorpusDescriptor descriptor, String name, String form) {
        this.descriptor = descriptor;
        this.name = Pattern.compile(name);
        this.form = form;
    }

    /** @param name matched; its groups are those of the pattern */
    abstract Utterance utterance(Path file, Matcher name);

    @Override
    public final CorpusDescriptor descriptor() {
        return descriptor;
    }

    /** More than half of the audio files have names of this corpus. */
    @Override
    public final boolean recognises(Path folder) throws IOException {
        List<Path> files = AudioFiles.under(folder);
        return 2 * files.stream().filter(file -> match(file).matches()).count() > files.size();
    }

    @Override
    public final Corpus read(Path folder) throws IOException {
        CorpusBuilder corpus = new CorpusBuilder(descriptor, folder);
        for (Path file : AudioFiles.under(folder)) {
            Matcher match = match(file);
            if (match.matches()) {
                corpus.add(utterance(file, match));
            } else {
                corpus.skip(file, "the name is not of the form " + form);
            }
        }
        return corpus.build();
    }

    /** The emotion of a code that the pattern of names allows. */
    static Emotion emotion(Map<String, Emotion> codes, String code) {
        return Objects.requireNonNull(
                codes.get(code), () -> "the pattern allows the code " + code + " without a label");
    }

    private Matcher match(Path file) {
        return name.matcher(AudioFiles.stem(file));
    }
}
