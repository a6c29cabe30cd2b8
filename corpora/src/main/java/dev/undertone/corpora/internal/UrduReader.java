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

/** URDU: {@code SM20_F8_N012}, that is man or woman and number, clip of that speaker, emotion and clip of that emotion. */
public final class UrduReader extends NamedFilesReader {

    public UrduReader() {
        super(
                new CorpusDescriptor(
                        "urdu",
                        "URDU",
                        "Latif et al. 2018, doi:10.1109/FIT.2018.00023",
                        "free for research",
                        Access.download(
                                "https://github.com/siddiquelatif/URDU-Dataset",
                                "https://github.com/siddiquelatif/URDU-Dataset/archive/refs/heads/master.zip"),
                        LabelSet.parse("neutral,happy,sad,angry"),
                        List.of("ur-PK"),
                        Map.of()),
                "(?<speaker>S[MF][0-9]+)_F[0-9]+_(?<emotion>[AHNS])[0-9]+",
                "SM20_F8_N012",
                Map.of("A", Emotion.ANGRY, "H", Emotion.HAPPY, "N", Emotion.NEUTRAL, "S", Emotion.SAD));
    }

    @Override
    Optional<Sex> sex(Matcher match) {
        return Optional.of(speaker(match).startsWith("SF") ? Sex.FEMALE : Sex.MALE);
    }
}
