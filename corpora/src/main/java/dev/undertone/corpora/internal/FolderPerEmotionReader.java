package dev.undertone.corpora.internal;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.CorpusReader;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A user's own folder with one folder per emotion, such as {@code angry/x.wav}. Nothing says who speaks, so these
 * recordings cannot be split by speaker. The corpus takes the folder's name.
 */
public final class FolderPerEmotionReader implements CorpusReader {

    private static final CorpusDescriptor DESCRIPTOR =
            TableReader.describe("folders", "one folder per emotion (speakers unknown)");

    @Override
    public CorpusDescriptor descriptor() {
        return DESCRIPTOR;
    }

    /** More than half of the audio files lie in folders named for emotions. */
    @Override
    public boolean recognises(Path folder) throws IOException {
        List<Path> files = AudioFiles.under(folder);
        return 2 * files.stream().filter(f -> emotion(folder, f).isPresent()).count() > files.size();
    }

    @Override
    public Corpus read(Path folder) throws IOException {
        String id = AudioFiles.name(folder.toAbsolutePath().normalize());
        CorpusBuilder corpus = new CorpusBuilder(TableReader.describe(id, "one folder per emotion"), folder);
        for (Path file : AudioFiles.under(folder)) {
            Optional<Emotion> emotion = emotion(folder, file);
            if (AudioFiles.name(file).startsWith(".")) {
                corpus.skip(file, "it is a hidden file");
            } else if (emotion.isEmpty()) {
                corpus.skip(file, "it lies in no folder named for an emotion");
            } else {
                corpus.add(new Utterance(
                        AudioFiles.relative(folder, file),
                        file,
                        id,
                        emotion.get(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        return corpus.build();
    }

    /** Of the first folder below the root, so that {@code angry/batch 2/x.wav} counts and the root's own name does not. */
    private static Optional<Emotion> emotion(Path root, Path file) {
        Path inside = root.relativize(file);
        return inside.getNameCount() < 2
                ? Optional.empty()
                : EmotionWords.find(inside.getName(0).toString());
    }
}
