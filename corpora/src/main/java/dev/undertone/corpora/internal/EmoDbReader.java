package dev.undertone.corpora.internal;

import dev.undertone.corpora.Access;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.Sex;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * EmoDB: {@code 03a01Fa}, that is speaker, text, emotion by its German initial (Wut, Langeweile, Ekel, Angst, Freude,
 * Trauer, neutral), version.
 */
public final class EmoDbReader extends NamedFilesReader {

    private static final Set<String> WOMEN = Set.of("08", "09", "13", "14", "16");

    public EmoDbReader() {
        super(
                new CorpusDescriptor(
                        "emodb",
                        "EmoDB",
                        "Burkhardt et al. 2005, doi:10.21437/Interspeech.2005-446",
                        "free for research",
                        Access.download(
                                "http://emodb.bilderbar.info", "http://emodb.bilderbar.info/download/download.zip"),
                        LabelSet.parse("neutral,happy,sad,angry,fearful,disgust,bored"),
                        List.of("de-DE"),
                        Map.of()),
                "(?<speaker>03|08|09|1[0-6])(?<sentence>[ab][0-9]{2})(?<emotion>[WLEAFTN])[a-z]",
                "03a01Fa",
                Map.of(
                        "W",
                        Emotion.ANGRY,
                        "L",
                        Emotion.BORED,
                        "E",
                        Emotion.DISGUST,
                        "A",
                        Emotion.FEARFUL,
                        "F",
                        Emotion.HAPPY,
                        "T",
                        Emotion.SAD,
                        "N",
                        Emotion.NEUTRAL));
    }

    @Override
    Optional<Sex> sex(Matcher match) {
        return Optional.of(WOMEN.contains(speaker(match)) ? Sex.FEMALE : Sex.MALE);
    }
}
