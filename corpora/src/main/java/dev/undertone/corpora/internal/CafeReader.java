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
 * CaFE: {@code 12-P-2-5}, that is actor (odd is a man), emotion in French (colère, dégoût, joie, neutre, peur, surprise,
 * tristesse), intensity, sentence.
 */
public final class CafeReader extends NamedFilesReader {

    public CafeReader() {
        super(
                new CorpusDescriptor(
                        "cafe",
                        "CaFE",
                        "Gournay et al. 2018, doi:10.1145/3204949.3208121",
                        "CC BY-NC-SA 4.0",
                        Access.download(
                                "https://zenodo.org/records/1478765",
                                "https://zenodo.org/records/1478765/files/CaFE_48k.zip"),
                        LabelSet.parse("neutral,happy,sad,angry,fearful,disgust,surprised"),
                        List.of("fr-CA"),
                        Map.of()),
                "(?<speaker>0[1-9]|1[0-2])-(?<emotion>[CDJNPST])-(?<intensity>[0-2])-(?<sentence>[1-6])",
                "12-P-2-5",
                Map.of(
                        "C",
                        Emotion.ANGRY,
                        "D",
                        Emotion.DISGUST,
                        "J",
                        Emotion.HAPPY,
                        "N",
                        Emotion.NEUTRAL,
                        "P",
                        Emotion.FEARFUL,
                        "S",
                        Emotion.SURPRISED,
                        "T",
                        Emotion.SAD));
    }

    @Override
    Optional<Sex> sex(Matcher match) {
        return Optional.of(Integer.parseInt(speaker(match)) % 2 == 0 ? Sex.FEMALE : Sex.MALE);
    }

    /** Neutral speech has none. */
    @Override
    Optional<String> intensity(Matcher match) {
        return match.group("emotion").equals("N")
                ? Optional.empty()
                : Optional.of(match.group("intensity").equals("2") ? "strong" : "weak");
    }
}
