package dev.undertone.corpora.split;

import dev.undertone.corpora.Sex;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Clips without audio: speakers in both sexes who say each sentence in each of two emotions. */
final class Clips {

    private Clips() {}

    static ClipCopy clip(String corpus, String speaker, String sentence, Emotion emotion) {
        String id = speaker + "-" + sentence + "-" + emotion.id();
        return ClipCopy.original(new Utterance(
                id,
                Path.of(corpus, id + ".wav"),
                corpus,
                emotion,
                speaker,
                Optional.of(speaker.hashCode() % 2 == 0 ? Sex.FEMALE : Sex.MALE),
                sentence.isEmpty() ? Optional.empty() : Optional.of(sentence),
                Optional.empty()));
    }

    static List<ClipCopy> of(String corpus, int speakers, int sentences) {
        List<ClipCopy> clips = new ArrayList<>();
        for (int s = 0; s < speakers; s++) {
            for (int t = 0; t < sentences; t++) {
                for (Emotion emotion : List.of(Emotion.HAPPY, Emotion.SAD)) {
                    clips.add(clip(corpus, String.format(Locale.ROOT, "s%02d", s), "t" + t, emotion));
                }
            }
        }
        return clips;
    }
}
