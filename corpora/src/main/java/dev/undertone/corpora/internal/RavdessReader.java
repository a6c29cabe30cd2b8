package dev.undertone.corpora.internal;

import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.Sex;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.LabelSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * RAVDESS, speech and song: {@code MM-VC-EE-II-SS-RR-AA}, that is modality, vocal channel, emotion, intensity,
 * statement, repetition, actor. Speech and song are one corpus because the same actors speak and sing.
 */
public final class RavdessReader extends NamedFilesReader {

    private static final List<String> STATEMENTS =
            List.of("Kids are talking by the door", "Dogs are sitting by the door");

    public RavdessReader() {
        super(
                new CorpusDescriptor(
                        "ravdess",
                        "RAVDESS",
                        "Livingstone & Russo 2018, doi:10.1371/journal.pone.0196391",
                        "CC BY-NC-SA 4.0",
                        "https://zenodo.org/records/1188976, free download",
                        LabelSet.RAVDESS,
                        List.of("en-CA"),
                        Map.of()),
                // Neutral is never strong; nobody sings disgust or surprise.
                "03-(?!02-0[78])(0[12])-(?!01-02)(0[1-8])-(0[12])-(0[12])-0[12]-(0[1-9]|1[0-9]|2[0-4])",
                "03-01-06-01-02-01-12 (modality 03 is audio only)");
    }

    @Override
    Utterance utterance(Path file, Matcher name) {
        int actor = Integer.parseInt(name.group(5));
        return new Utterance(
                name.group(),
                file,
                descriptor().id(),
                LabelSet.RAVDESS.get(Integer.parseInt(name.group(2)) - 1),
                name.group(5),
                Optional.of(actor % 2 == 1 ? Sex.MALE : Sex.FEMALE),
                Optional.of(STATEMENTS.get(Integer.parseInt(name.group(4)) - 1)),
                Optional.of(name.group(3).equals("01") ? "normal" : "strong"));
    }
}
