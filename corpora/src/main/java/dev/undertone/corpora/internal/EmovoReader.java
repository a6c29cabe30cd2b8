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
 * EMOVO: {@code dis-f1-b1}, that is emotion in Italian (disgusto, gioia, neutrale, paura, rabbia, sorpresa, tristezza),
 * speaker, sentence.
 */
public final class EmovoReader extends NamedFilesReader {

    public EmovoReader() {
        super(
                new CorpusDescriptor(
                        "emovo",
                        "EMOVO",
                        "Costantini et al. 2014, LREC, aclanthology.org/L14-1478",
                        "free for research",
                        Access.byHand(
                                "http://voice.fub.it/activities/corpora/emovo", "download the archive linked there"),
                        LabelSet.parse("neutral,happy,sad,angry,fearful,disgust,surprised"),
                        List.of("it-IT"),
                        Map.of()),
                "(?<emotion>dis|gio|neu|pau|rab|sor|tri)-(?<speaker>[fm][1-3])-(?<sentence>[a-z][0-9])",
                "dis-f1-b1",
                Map.of(
                        "dis",
                        Emotion.DISGUST,
                        "gio",
                        Emotion.HAPPY,
                        "neu",
                        Emotion.NEUTRAL,
                        "pau",
                        Emotion.FEARFUL,
                        "rab",
                        Emotion.ANGRY,
                        "sor",
                        Emotion.SURPRISED,
                        "tri",
                        Emotion.SAD));
    }

    @Override
    Optional<Sex> sex(Matcher match) {
        return Optional.of(speaker(match).startsWith("f") ? Sex.FEMALE : Sex.MALE);
    }
}
