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
import java.util.Set;
import java.util.regex.Matcher;

/** EmoDB: {@code 03a01Fa}, that is speaker, text, emotion by its German initial, version. */
public final class EmoDbReader extends NamedFilesReader {

    private static final Map<String, Emotion> EMOTIONS = Map.of(
            "W", Emotion.ANGRY, // Wut, Ärger
            "L", Emotion.BORED, // Langeweile
            "E", Emotion.DISGUST, // Ekel
            "A", Emotion.FEARFUL, // Angst
            "F", Emotion.HAPPY, // Freude
            "T", Emotion.SAD, // Trauer
            "N", Emotion.NEUTRAL);

    private static final Set<String> WOMEN = Set.of("08", "09", "13", "14", "16");

    public EmoDbReader() {
        super(
                new CorpusDescriptor(
                        "emodb",
                        "EmoDB",
                        "Burkhardt et al. 2005, doi:10.21437/Interspeech.2005-446",
                        "free for research",
                        "http://emodb.bilderbar.info, free download",
                        LabelSet.parse("neutral,happy,sad,angry,fearful,disgust,bored"),
                        List.of("de-DE"),
                        Map.of()),
                "(03|08|09|1[0-6])([ab][0-9]{2})([WLEAFTN])[a-z]",
                "03a01Fa");
    }

    @Override
    Utterance utterance(Path file, Matcher name) {
        return new Utterance(
                name.group(),
                file,
                descriptor().id(),
                emotion(EMOTIONS, name.group(3)),
                name.group(1),
                Optional.of(WOMEN.contains(name.group(1)) ? Sex.FEMALE : Sex.MALE),
                Optional.of(name.group(2)),
                Optional.empty());
    }
}
