package dev.undertone.corpora.internal;

import dev.undertone.corpora.Access;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.Sex;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
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
                        Access.downloadWithMd5(
                                "https://zenodo.org/records/1188976",
                                "https://zenodo.org/records/1188976/files/Audio_Speech_Actors_01-24.zip",
                                "bc696df654c87fed845eb13823edef8a"),
                        LabelSet.RAVDESS,
                        List.of("en-CA"),
                        Map.of()),
                // Neutral is never strong; nobody sings disgust or surprise.
                "03-(?!02-0[78])0[12]-(?!01-02)(?<emotion>0[1-8])-(?<intensity>0[12])-(?<sentence>0[12])-0[12]"
                        + "-(?<speaker>0[1-9]|1[0-9]|2[0-4])",
                "03-01-06-01-02-01-12 (modality 03 is audio only)",
                Map.of(
                        "01",
                        Emotion.NEUTRAL,
                        "02",
                        Emotion.CALM,
                        "03",
                        Emotion.HAPPY,
                        "04",
                        Emotion.SAD,
                        "05",
                        Emotion.ANGRY,
                        "06",
                        Emotion.FEARFUL,
                        "07",
                        Emotion.DISGUST,
                        "08",
                        Emotion.SURPRISED));
    }

    @Override
    Optional<Sex> sex(Matcher match) {
        return Optional.of(Integer.parseInt(speaker(match)) % 2 == 1 ? Sex.MALE : Sex.FEMALE);
    }

    @Override
    Optional<String> sentence(Matcher match) {
        return Optional.of(STATEMENTS.get(Integer.parseInt(match.group("sentence")) - 1));
    }

    @Override
    Optional<String> intensity(Matcher match) {
        return Optional.of(match.group("intensity").equals("01") ? "normal" : "strong");
    }
}
