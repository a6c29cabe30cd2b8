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

/** CREMA-D: {@code 1001_DFA_ANG_XX}, that is actor, sentence, intended emotion, level. */
public final class CremaDReader extends NamedFilesReader {

    /** From the corpus's {@code VideoDemographics.csv}; the other 48 actors are men. */
    private static final Set<Integer> WOMEN = Set.of(
            1002, 1003, 1004, 1006, 1007, 1008, 1009, 1010, 1012, 1013, 1018, 1020, 1021, 1024, 1025, 1028, 1029, 1030,
            1037, 1043, 1046, 1047, 1049, 1052, 1053, 1054, 1055, 1056, 1058, 1060, 1061, 1063, 1072, 1073, 1074, 1075,
            1076, 1078, 1079, 1082, 1084, 1089, 1091);

    private static final String TWO_LABELS = "the same audio stands under two labels";

    public CremaDReader() {
        super(
                new CorpusDescriptor(
                        "crema-d",
                        "CREMA-D",
                        "Cao et al. 2014, doi:10.1109/TAFFC.2014.2336244",
                        "ODbL 1.0",
                        Access.byHand(
                                "https://github.com/CheyneyComputerScience/CREMA-D",
                                "clone the repository with Git LFS; the clips are in AudioWAV"),
                        LabelSet.parse("neutral,happy,sad,angry,fearful,disgust"),
                        List.of("en-US"),
                        Map.of(
                                "1076_MTI_SAD_XX", "it is silent",
                                "1017_IWW_ANG_XX", TWO_LABELS,
                                "1017_IWW_FEA_XX", TWO_LABELS,
                                "1013_WSI_SAD_XX", TWO_LABELS,
                                "1013_WSI_DIS_XX", TWO_LABELS,
                                "1006_TIE_HAP_XX", TWO_LABELS,
                                "1006_TIE_NEU_XX", TWO_LABELS)),
                // The level of 1040_ITH_SAD_X is published with one X.
                "(?<speaker>10[0-9]{2})_(?<sentence>[A-Z]{3})_(?<emotion>ANG|DIS|FEA|HAP|NEU|SAD)"
                        + "_(?<intensity>LO|MD|HI|XX?)",
                "1001_DFA_ANG_XX",
                Map.of(
                        "ANG",
                        Emotion.ANGRY,
                        "DIS",
                        Emotion.DISGUST,
                        "FEA",
                        Emotion.FEARFUL,
                        "HAP",
                        Emotion.HAPPY,
                        "NEU",
                        Emotion.NEUTRAL,
                        "SAD",
                        Emotion.SAD));
    }

    @Override
    Optional<Sex> sex(Matcher match) {
        return Optional.of(WOMEN.contains(Integer.parseInt(speaker(match))) ? Sex.FEMALE : Sex.MALE);
    }

    @Override
    Optional<String> intensity(Matcher match) {
        String level = match.group("intensity");
        return Optional.of(level.equals("X") ? "XX" : level);
    }
}
