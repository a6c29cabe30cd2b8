package dev.undertone.corpora.internal;

import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.Sex;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** EMOVO: {@code dis-f1-b1}, that is emotion in Italian, speaker, sentence. */
public final class EmovoReader extends NamedFilesReader {

    private static final Map<String, Emotion> EMOTIONS = Map.of(
            "dis", Emotion.DISGUST, // disgusto
            "gio", Emotion.HAPPY, // gioia
            "neu", Emotion.NEUTRAL,
            "pau", Emotion.FEARFUL, // paura
            "rab", Emotion.ANGRY, // rabbia
            "sor", Emotion.SURPRISED, // sorpresa
            "tri", Emotion.SAD); // tristezza

    public EmovoReader() {
        super(
                new CorpusDescriptor(
                        "emovo",
                        "EMOVO",
                        "Costantini et al. 2014, LREC, aclanthology.org/L14-1478",
                        "free for research",
                        "http://voice.fub.it/activities/corpora/emovo, free download",
                        LabelSet.parse("neutral,happy,sad,angry,fearful,disgust,surprised"),
                        List.of("it-IT"),
                        Map.of()),
                "(dis|gio|neu|pau|rab|sor|tri)-([fm][1-3])-([a-z][0-9])",
                "dis-f1-b1");
    }

    @Override
    Utterance utterance(Path file, Matcher name) {
        return new Utterance(
                name.group(),
                file,
                descriptor().id(),
                emotion(EMOTIONS, name.group(1)),
                name.group(2),
                Optional.of(name.group(2).startsWith("f") ? Sex.FEMALE : Sex.MALE),
                Optional.of(name.group(3)),
                Optional.empty());
    }
}
