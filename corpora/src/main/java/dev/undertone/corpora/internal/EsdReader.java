package dev.undertone.corpora.internal;

import dev.undertone.corpora.Access;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * ESD: {@code 0001/Angry/0001_000351}, in some copies with a folder for the partition below the emotion. Speakers up to 0010
 * speak Mandarin, the others English, each the same 350 sentences in every emotion.
 */
public final class EsdReader extends NamedFilesReader {

    private static final int SENTENCES = 350;
    private static final int LAST_MANDARIN = 10;

    public EsdReader() {
        super(
                new CorpusDescriptor(
                        "esd",
                        "ESD",
                        "Zhou et al. 2022, doi:10.1016/j.specom.2021.11.006",
                        "research only, by signed agreement",
                        Access.onRequest(
                                "https://github.com/HLTSingapore/Emotional-Speech-Data",
                                "fill in the agreement linked there; the authors send the address"),
                        LabelSet.parse("neutral,happy,sad,angry,surprised"),
                        List.of("zh-CN", "en"),
                        Map.of()),
                "(?<emotion>Angry|Happy|Neutral|Sad|Surprise)/(?:(?<part>train|evaluation|test)/)?"
                        + "(?<speaker>00(?:0[1-9]|1[0-9]|20))_(?<sentence>[0-9]{6})",
                "Angry/0001_000351",
                Map.of(
                        "Angry",
                        Emotion.ANGRY,
                        "Happy",
                        Emotion.HAPPY,
                        "Neutral",
                        Emotion.NEUTRAL,
                        "Sad",
                        Emotion.SAD,
                        "Surprise",
                        Emotion.SURPRISED));
    }

    @Override
    String id(Matcher match) {
        return match.group("speaker") + "_" + match.group("sentence");
    }

    @Override
    Optional<String> sentence(Matcher match) {
        int number = (Integer.parseInt(match.group("sentence")) - 1) % SENTENCES + 1;
        return Optional.of(tag(match) + " " + number);
    }

    @Override
    Optional<String> language(Matcher match) {
        return Optional.of(tag(match));
    }

    @Override
    Optional<String> part(Matcher match) {
        return Optional.ofNullable(match.group("part")).map(part -> part.equals("evaluation") ? "dev" : part);
    }

    private String tag(Matcher match) {
        return Integer.parseInt(speaker(match)) <= LAST_MANDARIN ? "zh-CN" : "en";
    }
}
