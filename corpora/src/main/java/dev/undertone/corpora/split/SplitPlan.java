package dev.undertone.corpora.split;

import dev.undertone.corpora.SpeakerFolds;
import dev.undertone.corpora.Utterance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** How recordings are parted, again and again, into training and test. The same clips and seed give the same sides. */
public sealed interface SplitPlan {

    /** The sides of each part of the experiment, in order. */
    List<Sides> sides(List<ClipCopy> clips, long seed);

    /** Whether each part tests speakers whom no other part tests, and all of them, so that any may stand for strangers. */
    default boolean partsAreStrangers() {
        return false;
    }

    /** Whether a sentence must not be on both sides. */
    default boolean sentencesApart() {
        return false;
    }

    /** One line for people. */
    String describe();

    /** Folds of speakers, each tested once by what the others taught; balanced by sex and corpus. */
    record SpeakerDisjoint(int folds) implements SplitPlan {

        @Override
        public List<Sides> sides(List<ClipCopy> clips, long seed) {
            return ofSpeakers(clips, SpeakerFolds.balanced(utterances(clips), folds, seed));
        }

        @Override
        public boolean partsAreStrangers() {
            return true;
        }

        @Override
        public String describe() {
            return folds + " speaker-disjoint folds balanced by sex";
        }
    }

    /** Each speaker tested alone. */
    record LeaveOneSpeakerOut() implements SplitPlan {

        @Override
        public List<Sides> sides(List<ClipCopy> clips, long seed) {
            Set<String> speakers = new TreeSet<>();
            for (Utterance u : utterances(clips)) {
                if (!u.hasSpeaker()) {
                    throw new IllegalArgumentException("leave-one-speaker-out needs known speakers but " + u.id()
                            + " of " + u.corpus() + " has none; name the speakers in a table file,emotion,speaker");
                }
                speakers.add(u.speakerKey());
            }
            return speakers.stream()
                    .map(s -> parted(
                            "speaker-" + s.replace('/', '-'),
                            clips,
                            c -> c.utterance().speakerKey().equals(s)))
                    .toList();
        }

        @Override
        public String describe() {
            return "one speaker left out at a time";
        }
    }

    /** The user's own folds of speakers. */
    record Given(SpeakerFolds folds) implements SplitPlan {

        @Override
        public List<Sides> sides(List<ClipCopy> clips, long seed) {
            return ofSpeakers(clips, folds);
        }

        @Override
        public boolean partsAreStrangers() {
            return true;
        }

        @Override
        public String describe() {
            return "given speaker-disjoint folds " + folds;
        }
    }

    /**
     * The corpora's own partitions, as a table's column {@code part} has them.
     *
     * @param train parts to train on
     * @param test parts to test on; recordings of further parts are left out
     */
    record GivenParts(List<String> train, List<String> test) implements SplitPlan {

        public GivenParts {
            train = List.copyOf(train);
            test = List.copyOf(test);
            if (train.isEmpty() || test.isEmpty() || test.stream().anyMatch(train::contains)) {
                throw new IllegalArgumentException(
                        "train and test must each name parts, none both, but were " + train + " and " + test);
            }
        }

        @Override
        public List<Sides> sides(List<ClipCopy> clips, long seed) {
            return List.of(new Sides("given", of(clips, train), of(clips, test)));
        }

        private static List<ClipCopy> of(List<ClipCopy> clips, List<String> parts) {
            List<ClipCopy> chosen = clips.stream()
                    .filter(c -> c.utterance().part().filter(parts::contains).isPresent())
                    .toList();
            if (chosen.isEmpty()) {
                Set<String> there = new TreeSet<>();
                clips.forEach(c -> c.utterance().part().ifPresent(there::add));
                throw new IllegalArgumentException("parts " + parts + " have no recording; "
                        + (there.isEmpty()
                                ? "no recording says of which part it is: give the table a column part"
                                : "there are " + there));
            }
            return chosen;
        }

        @Override
        public String describe() {
            return "the corpora's own parts " + test + ", trained on " + train;
        }
    }

    /**
     * Speakers and sentences unheard: folds of speakers crossed with groups of sentences, each cell tested by what the
     * other speakers said in the other sentences.
     */
    record SentenceDisjoint(int folds, int sentenceGroups) implements SplitPlan {

        @Override
        public List<Sides> sides(List<ClipCopy> clips, long seed) {
            Set<String> named = new TreeSet<>();
            clips.forEach(c -> named.add(LeakGuard.sentence(c.utterance())
                    .orElseThrow(() -> new IllegalArgumentException("sentence-disjoint needs known sentences but "
                            + c.id() + " of " + c.utterance().corpus() + " has none"))));
            List<String> sentences = new ArrayList<>(named);
            if (sentenceGroups < 2 || sentenceGroups > sentences.size()) {
                throw new IllegalArgumentException(
                        "sentenceGroups must be in 2.." + sentences.size() + " (sentences) but was " + sentenceGroups);
            }
            Collections.shuffle(sentences, new Random(seed));
            List<Sides> sides = new ArrayList<>();
            for (Sides fold : ofSpeakers(clips, SpeakerFolds.balanced(utterances(clips), folds, seed))) {
                for (int g = 0; g < sentenceGroups; g++) {
                    Set<String> tested = new HashSet<>();
                    for (int s = g; s < sentences.size(); s += sentenceGroups) {
                        tested.add(sentences.get(s));
                    }
                    Predicate<ClipCopy> said = c -> LeakGuard.sentence(c.utterance())
                            .filter(tested::contains)
                            .isPresent();
                    sides.add(new Sides(
                            fold.name() + "-sentences-" + (g + 1),
                            fold.train().stream().filter(said.negate()).toList(),
                            fold.test().stream().filter(said).toList()));
                }
            }
            return sides;
        }

        @Override
        public boolean sentencesApart() {
            return true;
        }

        @Override
        public String describe() {
            return folds + " speaker-disjoint folds crossed with " + sentenceGroups
                    + " groups of sentences; neither a tested speaker nor a tested sentence was in training";
        }
    }

    /** Each corpus tested by what all others taught. */
    record CrossCorpus() implements SplitPlan {

        @Override
        public List<Sides> sides(List<ClipCopy> clips, long seed) {
            Set<String> corpora = new LinkedHashSet<>();
            clips.forEach(c -> corpora.add(c.utterance().corpus()));
            if (corpora.size() < 2) {
                throw new IllegalArgumentException(
                        "cross-corpus needs at least 2 corpora but had " + corpora + "; add one under corpora");
            }
            return corpora.stream()
                    .map(id -> parted(id, clips, c -> c.utterance().corpus().equals(id)))
                    .toList();
        }

        @Override
        public boolean partsAreStrangers() {
            return true;
        }

        @Override
        public String describe() {
            return "one corpus left out at a time";
        }
    }

    /**
     * Folds of clips dealt at random, whoever speaks: what tutorials do, and what the guard refuses.
     *
     * @param folds how many; not used where there is a share
     * @param share of the clips tested once, instead of folds
     */
    record AtRandom(int folds, OptionalDouble share) implements SplitPlan {

        @Override
        public List<Sides> sides(List<ClipCopy> clips, long seed) {
            List<ClipCopy> dealt = new ArrayList<>(clips);
            Collections.shuffle(dealt, new Random(seed));
            if (share.isPresent()) {
                int tested = (int) Math.round(share.getAsDouble() * dealt.size());
                return List.of(new Sides("random", dealt.subList(tested, dealt.size()), dealt.subList(0, tested)));
            }
            List<Sides> sides = new ArrayList<>();
            for (int fold = 0; fold < folds; fold++) {
                Set<ClipCopy> tested = new HashSet<>();
                for (int i = fold; i < dealt.size(); i += folds) {
                    tested.add(dealt.get(i));
                }
                sides.add(parted("fold-" + (fold + 1), clips, tested::contains));
            }
            return sides;
        }

        @Override
        public String describe() {
            return share.isPresent()
                    ? "a random " + Math.round(100 * share.getAsDouble()) + " % of the clips, whoever speaks"
                    : folds + " random folds of clips, whoever speaks";
        }
    }

    private static List<Utterance> utterances(List<ClipCopy> clips) {
        return clips.stream().map(ClipCopy::utterance).distinct().toList();
    }

    private static List<Sides> ofSpeakers(List<ClipCopy> clips, SpeakerFolds folds) {
        List<Sides> sides = new ArrayList<>();
        folds.splits(utterances(clips)).forEach(split -> {
            Set<Utterance> tested = new HashSet<>(split.test());
            sides.add(parted("fold-" + (sides.size() + 1), clips, c -> tested.contains(c.utterance())));
        });
        return sides;
    }

    private static Sides parted(String name, List<ClipCopy> clips, Predicate<ClipCopy> tested) {
        return new Sides(
                name,
                clips.stream().filter(tested.negate()).toList(),
                clips.stream().filter(tested).toList());
    }
}
