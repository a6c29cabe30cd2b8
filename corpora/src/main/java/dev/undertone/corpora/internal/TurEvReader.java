package dev.undertone.corpora.internal;

import dev.undertone.corpora.Access;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * TurEV-DB: {@code Angry/1157_kz_beste}, that is speaker, emotion in Turkish, word; also with the emotion behind, as in
 * {@code 1157_beste_kz_angry}. The folders count for nothing.
 */
public final class TurEvReader extends NamedFilesReader {

    private static final Set<String> ENGLISH = Set.of("angry", "calm", "happy", "sad");

    public TurEvReader() {
        super(
                new CorpusDescriptor(
                        "turev-db",
                        "TurEV-DB",
                        "Canpolat et al. 2020, SLTU-CCURL, aclanthology.org/2020.sltu-1.52",
                        "CC BY-NC-ND 4.0",
                        Access.byHand(
                                "https://github.com/Xeonen/TurEV-DB",
                                "clone the repository; the clips are in Sound Source"),
                        LabelSet.parse("calm,happy,sad,angry"),
                        List.of("tr-TR"),
                        Map.of()),
                "(?<speaker>[0-9]{4})_(?:(?<word>[a-z]+)_)?(?<emotion>kz|sk|mt|hl)_(?<last>[a-z]+)",
                "1157_kz_beste",
                Map.of(
                        "kz", Emotion.ANGRY,
                        "sk", Emotion.CALM,
                        "mt", Emotion.HAPPY,
                        "hl", Emotion.SAD,
                        "angry", Emotion.ANGRY,
                        "calm", Emotion.CALM,
                        "happy", Emotion.HAPPY,
                        "sad", Emotion.SAD));
    }

    /** The English word behind, where there is one, else the Turkish code. */
    @Override
    String emotion(Matcher match) {
        return match.group("word") != null && ENGLISH.contains(match.group("last"))
                ? match.group("last")
                : match.group("emotion");
    }

    @Override
    Optional<String> sentence(Matcher match) {
        return Optional.of(match.group("word") == null ? match.group("last") : match.group("word"));
    }
}
