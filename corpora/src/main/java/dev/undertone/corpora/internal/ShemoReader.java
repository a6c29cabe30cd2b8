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

/** ShEMO: {@code F21N23}, that is woman or man and number, emotion (W is surprise), clip. */
public final class ShemoReader extends NamedFilesReader {

    public ShemoReader() {
        super(
                new CorpusDescriptor(
                        "shemo",
                        "ShEMO",
                        "Mohamad Nezami et al. 2019, doi:10.1007/s10579-018-9427-x",
                        "free for research",
                        Access.byHand(
                                "https://github.com/pariajm/sharif-emotional-speech-database",
                                "download the women's and the men's archive linked there"),
                        LabelSet.parse("neutral,happy,sad,angry,fearful,surprised"),
                        List.of("fa-IR"),
                        Map.of()),
                "(?<speaker>[FM][0-9]{2})(?<emotion>[AHNSWF])[0-9]{2}",
                "F21N23",
                Map.of(
                        "A",
                        Emotion.ANGRY,
                        "H",
                        Emotion.HAPPY,
                        "N",
                        Emotion.NEUTRAL,
                        "S",
                        Emotion.SAD,
                        "W",
                        Emotion.SURPRISED,
                        "F",
                        Emotion.FEARFUL));
    }

    @Override
    Optional<Sex> sex(Matcher match) {
        return Optional.of(speaker(match).startsWith("F") ? Sex.FEMALE : Sex.MALE);
    }
}
