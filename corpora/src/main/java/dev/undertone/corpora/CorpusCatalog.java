package dev.undertone.corpora;

import dev.undertone.corpora.internal.AesddReader;
import dev.undertone.corpora.internal.AudformatReader;
import dev.undertone.corpora.internal.AudioFiles;
import dev.undertone.corpora.internal.CafeReader;
import dev.undertone.corpora.internal.CremaDReader;
import dev.undertone.corpora.internal.EmoDbReader;
import dev.undertone.corpora.internal.EmovoReader;
import dev.undertone.corpora.internal.EsdReader;
import dev.undertone.corpora.internal.FolderPerEmotionReader;
import dev.undertone.corpora.internal.IemocapReader;
import dev.undertone.corpora.internal.JlCorpusReader;
import dev.undertone.corpora.internal.MeldReader;
import dev.undertone.corpora.internal.MspPodcastReader;
import dev.undertone.corpora.internal.NemoReader;
import dev.undertone.corpora.internal.RavdessReader;
import dev.undertone.corpora.internal.SaveeReader;
import dev.undertone.corpora.internal.ShemoReader;
import dev.undertone.corpora.internal.SubescoReader;
import dev.undertone.corpora.internal.TableReader;
import dev.undertone.corpora.internal.TessReader;
import dev.undertone.corpora.internal.TurEvReader;
import dev.undertone.corpora.internal.UrduReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every corpus that Undertone reads. A new one is one line here. */
public final class CorpusCatalog {

    /**
     * Asked in this order: first the databases that describe themselves, whatever their files are called, and last the
     * general forms.
     */
    private static final List<CorpusReader> READERS = List.of(
            new AudformatReader(),
            new RavdessReader(),
            new CremaDReader(),
            new EmoDbReader(),
            new EmovoReader(),
            new NemoReader(),
            new TessReader(),
            new SaveeReader(),
            new UrduReader(),
            new IemocapReader(),
            new MeldReader(),
            new MspPodcastReader(),
            new EsdReader(),
            new ShemoReader(),
            new SubescoReader(),
            new JlCorpusReader(),
            new AesddReader(),
            new CafeReader(),
            new TurEvReader(),
            new TableReader(CorpusCatalog::find),
            new FolderPerEmotionReader());

    private CorpusCatalog() {}

    /** What each known corpus is, in the order of detection. */
    public static List<CorpusDescriptor> descriptors() {
        return READERS.stream().map(CorpusReader::descriptor).toList();
    }

    /** The corpus of that id. */
    public static Optional<CorpusDescriptor> find(String id) {
        return READERS.stream()
                .map(CorpusReader::descriptor)
                .filter(descriptor -> descriptor.id().equals(id))
                .findFirst();
    }

    /**
     * Reads the corpus in a folder, or that a table lists, finding out which it is by its content.
     *
     * @throws CorpusException if nothing is there or no reader recognises it; the message lists those known
     */
    public static Corpus read(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new CorpusException("no folder or table at " + path + "; give the path of a corpus");
        }
        for (CorpusReader reader : READERS) {
            if (reader.recognises(path)) {
                return reader.read(path);
            }
        }
        throw new CorpusException(
                "no known corpus in " + path + " (" + contents(path) + "); known are " + known()
                        + "; give one folder per corpus, a folder per emotion, or a table with the columns file,emotion,speaker");
    }

    /**
     * Reads a path as the corpus of that id, whatever else it looks like.
     *
     * @throws CorpusException if the id is unknown or nothing of that corpus is there
     */
    public static Corpus read(String id, Path path) throws IOException {
        for (CorpusReader reader : READERS) {
            if (reader.descriptor().id().equals(id)) {
                return reader.read(path);
            }
        }
        throw new CorpusException("corpus must be one of " + known() + " but was '" + id + "'");
    }

    private static String contents(Path path) throws IOException {
        List<Path> files = AudioFiles.under(path);
        String first = files.stream().limit(2).map(AudioFiles::name).collect(Collectors.joining(", "));
        return files.isEmpty() ? "no audio files" : files.size() + " audio files, first " + first;
    }

    private static String known() {
        return READERS.stream().map(reader -> reader.descriptor().id()).collect(Collectors.joining(", "));
    }
}
