package dev.undertone.corpora;

import java.io.IOException;
import java.nio.file.Path;

/** Knows the names and labels of one corpus. Stateless. */
public interface CorpusReader {

    /** The corpus this reader knows; readers of users' own data describe what each {@link Corpus} holds instead. */
    CorpusDescriptor descriptor();

    /**
     * Whether the folder (or table) holds this corpus, judged by what lies in it and never by its own name.
     *
     * @param path anything, also a path where nothing lies
     */
    boolean recognises(Path path) throws IOException;

    /**
     * Lists the recordings without opening them. Every audio file becomes an utterance or a {@link SkippedFile}.
     *
     * @throws CorpusException if there is nothing of this corpus
     */
    Corpus read(Path path) throws IOException;
}
