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
 * TESS: {@code OAF_word_emotion} and {@code YAF_word_emotion}, an older and a younger woman. The folders are spelled in
 * several ways, so they count for nothing.
 */
public final class TessReader extends NamedFilesReader {

    public TessReader() {
        super(
                new CorpusDescriptor(
                        "tess",
                        "TESS",
                        "Pichora-Fuller & Dupuis 2020, doi:10.5683/SP2/E8H2MF",
                        "CC BY-NC-ND 4.0",
                        Access.byHand(
                                "https://doi.org/10.5683/SP2/E8H2MF",
                                "download the data set from the University of Toronto"),
                        LabelSet.parse("neutral,happy,sad,angry,fearful,disgust,surprised"),
                        List.of("en-CA"),
                        Map.of()),
                // One recording is published as OA_bite_neutral.
                "(?<speaker>OAF?|YAF)_(?<sentence>[A-Za-z]+)_(?<emotion>angry|disgust|fear|happy|neutral|ps|sad)",
                "OAF_back_angry",
                Map.of(
                        "angry",
                        Emotion.ANGRY,
                        "disgust",
                        Emotion.DISGUST,
                        "fear",
                        Emotion.FEARFUL,
                        "happy",
                        Emotion.HAPPY,
                        "neutral",
                        Emotion.NEUTRAL,
                        "ps",
                        Emotion.SURPRISED,
                        "sad",
                        Emotion.SAD));
    }

    @Override
    String speaker(Matcher match) {
        return match.group("speaker").startsWith("OA") ? "OAF" : "YAF";
    }

    @Override
    Optional<Sex> sex(Matcher match) {
        return Optional.of(Sex.FEMALE);
    }
}
