package dev.undertone.corpora.internal;

import dev.undertone.corpora.Access;
import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.CorpusException;
import dev.undertone.corpora.CorpusReader;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionWords;
import dev.undertone.emotions.LabelSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** nEMO: {@code samples/} and {@code data.tsv}, whose speaker ids carry leading spaces. */
public final class NemoReader implements CorpusReader {

    private static final String TABLE = "data.tsv";

    private static final CorpusDescriptor DESCRIPTOR = new CorpusDescriptor(
            "nemo",
            "nEMO",
            "Christop 2024, LREC-COLING, arXiv:2404.06292",
            "CC BY-NC-SA 4.0",
            Access.byHand(
                    "https://huggingface.co/datasets/amu-cai/nEMO",
                    "download data.tsv and the folder samples, or clone github.com/amu-cai/nEMO"),
            LabelSet.parse("neutral,happy,sad,angry,fearful,surprised"),
            List.of("pl-PL"),
            Map.of());

    @Override
    public CorpusDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return Table.hasColumns(folder.resolve(TABLE), "file_id", "emotion", "speaker_id", "gender", "normalized_text");
    }

    @Override
    public Corpus read(Path folder) throws IOException {
        if (!recognises(folder)) {
            throw new CorpusException("nothing of nEMO in " + folder
                    + " (no data.tsv with the columns file_id, emotion, speaker_id, gender, normalized_text)");
        }
        CorpusBuilder corpus = new CorpusBuilder(DESCRIPTOR, folder);
        // By name without ending, so that a copy in another audio format is found too.
        Map<String, Path> files = new LinkedHashMap<>();
        for (Path file : AudioFiles.under(folder)) {
            if (files.putIfAbsent(AudioFiles.stem(file), file) != null) {
                corpus.skip(file, "the same recording is there twice");
            }
        }
        for (Table.Row row : Table.read(folder.resolve(TABLE))) {
            Path listed = folder.resolve("samples").resolve(row.get("file_id"));
            Optional<Emotion> emotion = EmotionWords.find(row.get("emotion"));
            Path file = files.remove(AudioFiles.stem(listed));
            if (file == null) {
                corpus.skip(listed, "data.tsv lists it but it is not there, or lists it twice");
            } else if (emotion.isEmpty()) {
                corpus.skip(file, "data.tsv gives the unknown emotion '" + row.get("emotion") + "'");
            } else {
                corpus.add(new Utterance(
                        AudioFiles.stem(file),
                        file,
                        DESCRIPTOR.id(),
                        emotion.get(),
                        row.get("speaker_id"),
                        SexWords.find(row.get("gender")),
                        Optional.of(row.get("normalized_text")),
                        Optional.empty()));
            }
        }
        files.values().forEach(file -> corpus.skip(file, "data.tsv does not list it"));
        return corpus.build();
    }
}
