package dev.undertone.corpora;

import dev.undertone.emotions.AffectRating;
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
 * @param sentence what was said, in words or as the corpus's own code, where it is known
 * @param intensity the corpus's own word, such as {@code normal}, {@code strong}, {@code XX}
 * @param segment which part of the file it is; empty for the whole file
 * @param language a BCP 47 tag, where the corpus has several
 * @param part the corpus's own partition, such as {@code train}, {@code dev}, {@code test}
 * @param affect listeners' ratings, where the corpus has them
 * @param original the recording that this one is an altered copy of; empty of a recording itself
 */
public record Utterance(
        String id,
        Path file,
        String corpus,
        Emotion emotion,
        String speaker,
        Optional<Sex> sex,
        Optional<String> sentence,
        Optional<String> intensity,
        Optional<Segment> segment,
        Optional<String> language,
        Optional<String> part,
        Optional<AffectRating> affect,
        Optional<Path> original) {

    /** A whole file of a corpus in one language without partitions and ratings. */
    public Utterance(
            String id,
            Path file,
            String corpus,
            Emotion emotion,
            String speaker,
            Optional<Sex> sex,
            Optional<String> sentence,
            Optional<String> intensity) {
        this(
                id,
                file,
                corpus,
                emotion,
                speaker,
                sex,
                sentence,
                intensity,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** False where the corpus does not say who speaks: such a recording cannot be split by speaker. */
    public boolean hasSpeaker() {
        return !speaker.isEmpty();
    }

    /** The speaker across corpora, such as {@code ravdess/01}: speaker 03 of EmoDB is not actor 03 of RAVDESS. */
    public String speakerKey() {
        return corpus + "/" + speaker;
    }

    /** The same recording counted as another emotion. */
    public Utterance withEmotion(Emotion other) {
        return new Utterance(
                id, file, corpus, other, speaker, sex, sentence, intensity, segment, language, part, affect, original);
    }

    /** The part of the file that is meant. */
    public Utterance withSegment(Optional<Segment> where) {
        return new Utterance(
                id, file, corpus, emotion, speaker, sex, sentence, intensity, where, language, part, affect, original);
    }

    /** The language that is spoken. */
    public Utterance withLanguage(Optional<String> tag) {
        return new Utterance(
                id, file, corpus, emotion, speaker, sex, sentence, intensity, segment, tag, part, affect, original);
    }

    /** The partition it belongs to. */
    public Utterance withPart(Optional<String> name) {
        return new Utterance(
                id, file, corpus, emotion, speaker, sex, sentence, intensity, segment, language, name, affect,
                original);
    }

    /** How listeners rated it. */
    public Utterance withAffect(Optional<AffectRating> rating) {
        return new Utterance(
                id, file, corpus, emotion, speaker, sex, sentence, intensity, segment, language, part, rating,
                original);
    }

    /** The recording that it is an altered copy of. */
    public Utterance withOriginal(Optional<Path> recording) {
        return new Utterance(
                id, file, corpus, emotion, speaker, sex, sentence, intensity, segment, language, part, affect,
                recording);
    }
}
