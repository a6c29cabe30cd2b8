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
 * SAVEE: {@code DC_a01} or {@code DC/a01}, four men. Which sentences the emotions share is not in the names, so no
 * sentence is given.
 */
public final class SaveeReader extends NamedFilesReader {

    public SaveeReader() {
        super(
                new CorpusDescriptor(
                        "savee",
                        "SAVEE",
                        "Haq & Jackson 2010, Machine Audition, doi:10.4018/978-1-61520-919-4.ch017",
                        "free for research",
                        Access.onRequest(
                                "http://kahlan.eps.surrey.ac.uk/savee",
                                "register there; you are sent a password for the download"),
                        LabelSet.parse("neutral,happy,sad,angry,fearful,disgust,surprised"),
                        List.of("en-GB"),
                        Map.of()),
                "(?<speaker>DC|JE|JK|KL)[_/](?<emotion>sa|su|a|d|f|h|n)[0-9]{2}",
                "DC_a01 or DC/a01",
                Map.of(
                        "a",
                        Emotion.ANGRY,
                        "d",
                        Emotion.DISGUST,
                        "f",
                        Emotion.FEARFUL,
                        "h",
                        Emotion.HAPPY,
                        "n",
                        Emotion.NEUTRAL,
                        "sa",
                        Emotion.SAD,
                        "su",
                        Emotion.SURPRISED));
    }

    @Override
    Optional<Sex> sex(Matcher match) {
        return Optional.of(Sex.MALE);
    }
}
