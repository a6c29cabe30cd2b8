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
 * SUBESCO: {@code F_10_FAHMEE_S_6_FEAR_5}, that is sex, number among that sex, name, sentence, emotion, take. Women and men
 * are numbered apart, so the speaker is both.
 */
public final class SubescoReader extends NamedFilesReader {

    public SubescoReader() {
        super(
                new CorpusDescriptor(
                        "subesco",
                        "SUBESCO",
                        "Sultana et al. 2021, doi:10.1371/journal.pone.0250173",
                        "CC BY 4.0",
                        Access.download(
                                "https://zenodo.org/records/4526477",
                                "https://zenodo.org/records/4526477/files/SUBESCO.zip"),
                        LabelSet.parse("neutral,happy,sad,angry,fearful,disgust,surprised"),
                        List.of("bn-BD"),
                        Map.of()),
                "(?<speaker>[FM]_[0-9]{2})_[A-Za-z]+_S_(?<sentence>[0-9]+)"
                        + "_(?<emotion>ANGRY|DISGUST|FEAR|HAPPY|NEUTRAL|SAD|SURPRISE)_[0-9]+",
                "F_10_FAHMEE_S_6_FEAR_5",
                Map.of(
                        "ANGRY",
                        Emotion.ANGRY,
                        "DISGUST",
                        Emotion.DISGUST,
                        "FEAR",
                        Emotion.FEARFUL,
                        "HAPPY",
                        Emotion.HAPPY,
                        "NEUTRAL",
                        Emotion.NEUTRAL,
                        "SAD",
                        Emotion.SAD,
                        "SURPRISE",
                        Emotion.SURPRISED));
    }

    @Override
    String speaker(Matcher match) {
        return match.group("speaker").replace("_", "");
    }

    @Override
    Optional<Sex> sex(Matcher match) {
        return Optional.of(speaker(match).startsWith("F") ? Sex.FEMALE : Sex.MALE);
    }
}
