package dev.undertone.corpora;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recordings to train on and recordings to test on, with nobody heard in both. A split that leaks cannot be built.
 *
 * @param train at least one
 * @param test at least one
 */
public record SpeakerDisjointSplit(List<Utterance> train, List<Utterance> test) {

    /**
     * @throws IllegalArgumentException if a side is empty, a speaker is unknown or in both sides, or a recording (the
     *     same file, or the same id of a corpus) stands there twice
     */
    public SpeakerDisjointSplit {
        train = List.copyOf(train);
        test = List.copyOf(test);
        if (train.isEmpty() || test.isEmpty()) {
            throw new IllegalArgumentException(
                    "both sides of a split need recordings but train had " + train.size() + " and test " + test.size());
        }
        requireKnownSpeakers(train, test);
        requireDisjointSpeakers(train, test);
        requireOnce(train, test, u -> new Sound(real(u.file()), u.segment()), "file");
        requireNoSharedSound(train, test);
        requireOnce(train, test, u -> u.corpus() + " " + u.id(), "utterance");
    }

    private static void requireKnownSpeakers(List<Utterance> train, List<Utterance> test) {
        List<Utterance> unknown = Stream.concat(train.stream(), test.stream())
                .filter(u -> !u.hasSpeaker())
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("speaker unknown for " + unknown.size() + " recordings, first "
                    + unknown.get(0).id() + " of " + unknown.get(0).corpus()
                    + ": they cannot be split by speaker; name the speakers in a table file,emotion,speaker");
        }
    }

    private static void requireDisjointSpeakers(List<Utterance> train, List<Utterance> test) {
        Set<String> trained = train.stream().map(Utterance::speakerKey).collect(Collectors.toSet());
        List<Utterance> leaks =
                test.stream().filter(u -> trained.contains(u.speakerKey())).toList();
        if (!leaks.isEmpty()) {
            boolean oneCorpus = Stream.concat(train.stream(), test.stream())
                            .map(Utterance::corpus)
                            .distinct()
                            .count()
                    == 1;
            throw new IllegalArgumentException("speakers in both train and test: "
                    + leaks.stream()
                            .map(oneCorpus ? Utterance::speaker : Utterance::speakerKey)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static <K> void requireOnce(
            List<Utterance> train, List<Utterance> test, Function<Utterance, K> key, String what) {
        Map<K, String> sideOf = new HashMap<>();
        for (List<Utterance> side : List.of(train, test)) {
            String name = side == train ? "train" : "test";
            for (Utterance utterance : side) {
                String earlier = sideOf.putIfAbsent(key.apply(utterance), name);
                if (earlier != null) {
                    String where = earlier.equals(name) ? "twice in " + name : "in both train and test";
                    throw new IllegalArgumentException("the same " + what + " is " + where + ": " + utterance.id()
                            + " (" + utterance.file() + ")");
                }
            }
        }
    }

    /** A recording, or the part of it that an utterance is. */
    private record Sound(Path file, Optional<Segment> segment) {

        boolean overlaps(Sound other) {
            return file.equals(other.file)
                    && (segment.isEmpty()
                            || other.segment.isEmpty()
                            || segment.get().overlaps(other.segment.get()));
        }
    }

    /** Parts of one recording may lie on both sides, but no moment of it. */
    private static void requireNoSharedSound(List<Utterance> train, List<Utterance> test) {
        if (Stream.concat(train.stream(), test.stream())
                .allMatch(u -> u.segment().isEmpty())) {
            return;
        }
        Map<Path, List<Utterance>> trained = train.stream().collect(Collectors.groupingBy(u -> real(u.file())));
        for (Utterance tested : test) {
            Sound sound = new Sound(real(tested.file()), tested.segment());
            for (Utterance other : trained.getOrDefault(sound.file(), List.of())) {
                if (sound.overlaps(new Sound(sound.file(), other.segment()))) {
                    throw new IllegalArgumentException(
                            "the same part of " + tested.file() + " is in both train and test: " + other.id() + " and "
                                    + tested.id() + "; put both speakers on one side");
                }
            }
        }
    }

    /** The file behind links, so that a linked copy is known for what it is. */
    private static Path real(Path file) {
        try {
            return Files.exists(file)
                    ? file.toRealPath()
                    : file.toAbsolutePath().normalize();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }
}
