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

/** JL-Corpus: {@code male1_angry_10a_1}, that is speaker, emotion, sentence, session; ten emotions. */
public final class JlCorpusReader extends NamedFilesReader {

    public JlCorpusReader() {
        super(
                new CorpusDescriptor(
                        "jl-corpus",
                        "JL-Corpus",
                        "James et al. 2018, doi:10.21437/Interspeech.2018-1349",
                        "CC0 1.0",
                        Access.byHand(
                                "https://www.kaggle.com/datasets/tli725/jl-corpus",
                                "download the archive, for which Kaggle wants an account"),
                        LabelSet.parse(
                                "neutral,happy,sad,angry,excited,anxious,apologetic,assertive,concerned,encouraging"),
                        List.of("en-NZ"),
                        Map.of()),
                "(?<speaker>(?:fe)?male[12])_(?<emotion>angry|anxious|apologetic|assertive|concerned|encouraging|excited"
                        + "|happy|neutral|sad)_(?<sentence>[0-9]+[ab])_[0-9]",
                "male1_angry_10a_1",
                Map.of(
                        "angry",
                        Emotion.ANGRY,
                        "anxious",
                        Emotion.ANXIOUS,
                        "apologetic",
                        Emotion.APOLOGETIC,
                        "assertive",
                        Emotion.ASSERTIVE,
                        "concerned",
                        Emotion.CONCERNED,
                        "encouraging",
                        Emotion.ENCOURAGING,
                        "excited",
                        Emotion.EXCITED,
                        "happy",
                        Emotion.HAPPY,
                        "neutral",
                        Emotion.NEUTRAL,
                        "sad",
                        Emotion.SAD));
    }

    @Override
    Optional<Sex> sex(Matcher match) {
        return Optional.of(speaker(match).startsWith("f") ? Sex.FEMALE : Sex.MALE);
    }
}
