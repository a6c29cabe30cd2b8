package dev.undertone.corpora.split;

import dev.undertone.corpora.Utterance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what of the test is known in training. */
public final class LeakGuard {

    private static final int NAMES = 5;

    private final Function<Utterance, Optional<String>> content;
    private final boolean sentencesApart;
    private final Predicate<Utterance> heardBefore;

    /**
     * @param content a hash of each recording's decoded sound, the same for the same sound under any name; empty where it
     *     has none, such as for silence
     * @param sentencesApart whether a sentence must not be on both sides
     */
    public LeakGuard(Function<Utterance, Optional<String>> content, boolean sentencesApart) {
        this(content, sentencesApart, u -> false);
    }

    /** @param heardBefore whether the model that training begins from may have heard a recording's speaker */
    public LeakGuard(
            Function<Utterance, Optional<String>> content, boolean sentencesApart, Predicate<Utterance> heardBefore) {
        this.content = content;
        this.sentencesApart = sentencesApart;
        this.heardBefore = heardBefore;
    }

    /** Every leak from one side into the other, at most one of each kind. */
    public List<Leak> leaks(List<ClipCopy> train, List<ClipCopy> test) {
        List<Leak> leaks = new ArrayList<>();
        speakers(train, test).ifPresent(leaks::add);
        if (sentencesApart) {
            sentences(train, test).ifPresent(leaks::add);
        }
        sounds(train, test).ifPresent(leaks::add);
        copies(train, test).ifPresent(leaks::add);
        heard(test).ifPresent(leaks::add);
        return leaks;
    }

    private Optional<Leak> heard(List<ClipCopy> test) {
        return shared(
                LeakKind.STARTING_MODEL,
                "the model that training begins from has heard these speakers, or may have: ",
                test.stream()
                        .map(ClipCopy::utterance)
                        .filter(heardBefore)
                        .map(u -> u.hasSpeaker() ? u.speakerKey() : u.corpus() + "/unknown"));
    }

    private static Optional<Leak> speakers(List<ClipCopy> train, List<ClipCopy> test) {
        long unknown = Stream.concat(train.stream(), test.stream())
                .filter(c -> !c.utterance().hasSpeaker())
                .count();
        if (unknown > 0) {
            return Optional.of(new Leak(
                    LeakKind.SPEAKER,
                    "nobody says who speaks in " + unknown
                            + " recordings, so that the same people may be on both sides"));
        }
        Set<String> trained =
                train.stream().map(c -> c.utterance().speakerKey()).collect(Collectors.toSet());
        return shared(
                LeakKind.SPEAKER,
                "speakers on both sides: ",
                test.stream().map(c -> c.utterance().speakerKey()).filter(trained::contains));
    }

    private static Optional<Leak> sentences(List<ClipCopy> train, List<ClipCopy> test) {
        long unknown = Stream.concat(train.stream(), test.stream())
                .filter(c -> c.utterance().sentence().isEmpty())
                .count();
        if (unknown > 0) {
            return Optional.of(new Leak(
                    LeakKind.SENTENCE,
                    "nobody says what is spoken in " + unknown + " recordings, so that the same may be on both sides"));
        }
        Set<String> trained =
                train.stream().flatMap(c -> sentence(c.utterance()).stream()).collect(Collectors.toSet());
        return shared(
                LeakKind.SENTENCE,
                "sentences on both sides: ",
                test.stream().flatMap(c -> sentence(c.utterance()).stream()).filter(trained::contains));
    }

    /** A sentence across corpora: code 01 of one corpus says something else in another. */
    static Optional<String> sentence(Utterance utterance) {
        return utterance.sentence().map(s -> utterance.corpus() + "/" + s);
    }

    /** The same file, the same part of one, or the same sound in another. */
    private Optional<Leak> sounds(List<ClipCopy> train, List<ClipCopy> test) {
        Map<String, Utterance> trained = new HashMap<>();
        for (ClipCopy clip : train) {
            content.apply(clip.utterance()).ifPresent(hash -> trained.putIfAbsent(hash, clip.utterance()));
        }
        Set<ClipCopy> same = new HashSet<>(train);
        Set<String> pairs = new LinkedHashSet<>();
        for (ClipCopy clip : test) {
            Utterance tested = clip.utterance();
            Optional<Utterance> twin = content.apply(tested).map(trained::get).filter(t -> !t.equals(tested));
            twin.ifPresent(t -> pairs.add(name(t) + " = " + name(tested)));
            if (same.contains(clip)) {
                pairs.add(name(tested) + " itself");
            }
        }
        return shared(LeakKind.DUPLICATE_AUDIO, "the same sound on both sides: ", pairs.stream());
    }

    /** Altered copies here and their recordings, or other copies of those, there. */
    private static Optional<Leak> copies(List<ClipCopy> train, List<ClipCopy> test) {
        Map<String, List<ClipCopy>> trained = new HashMap<>();
        for (ClipCopy clip : train) {
            Origin.of(clip.utterance())
                    .forEach(origin -> trained.computeIfAbsent(origin, o -> new ArrayList<>())
                            .add(clip));
        }
        return shared(
                LeakKind.AUGMENTED_COPY,
                "copies on both sides of: ",
                test.stream()
                        .filter(tested -> Origin.of(tested.utterance()).stream()
                                .flatMap(origin -> trained.getOrDefault(origin, List.of()).stream())
                                .anyMatch(clip -> clip.altered() || tested.altered()))
                        .map(c -> name(c.utterance())));
    }

    private static String name(Utterance utterance) {
        return utterance.corpus() + "/" + utterance.id();
    }

    private static Optional<Leak> shared(LeakKind kind, String intro, Stream<String> names) {
        List<String> all = List.copyOf(names.collect(Collectors.toCollection(TreeSet::new)));
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String rest = all.size() > NAMES ? " and " + (all.size() - NAMES) + " more" : "";
        return Optional.of(new Leak(
                kind, intro + String.join(", ", all.subList(0, Math.min(NAMES, all.size()))) + rest));
    }
}
