package dev.undertone.corpora;

import dev.undertone.emotions.Emotion;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One labelled recording of a corpus.
 *
 * @param id unique in its corpus, usually the file's name without its ending
 * @param file where the audio lies
 * @param corpus the corpus id, such as {@code ravdess}
 * @param speaker unique in its corpus, such as {@code 01}; empty where the corpus does not say who speaks
 * @param sentence what was said, where the corpus fixes it
 * @param intensity the corpus's own word, such as {@code normal}, {@code strong}, {@code XX}
 */
public record Utterance(
        String id,
        Path file,
        String corpus,
        Emotion emotion,
        String speaker,
        Optional<Sex> sex,
        Optional<String> sentence,
        Optional<String> intensity) {

    /** False where the corpus does not say who speaks: such a recording cannot be split by speaker. */
    public boolean hasSpeaker() {
        return !speaker.isEmpty();
    }

    /** The speaker across corpora, such as {@code ravdess/01}: speaker 03 of EmoDB is not actor 03 of RAVDESS. */
    public String speakerKey() {
        return corpus + "/" + speaker;
    }
}
