package dev.undertone.corpora;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Speakers dealt into folds for cross-validation: each fold is the test once, the others train.
 *
 * @param folds at least two, each with at least one speaker, each speaker once; a speaker is a name such as {@code 01}
 *     or, where several corpora are folded together, a {@link Utterance#speakerKey() key} such as {@code ravdess/01}
 */
public record SpeakerFolds(List<List<String>> folds) {

    /**
     * The five folds of four actors on which Undertone's figures on the 20 development actors of RAVDESS are given. Odd
     * actors are men: ten of each sex in all, but three women in the third fold and three men in the fourth.
     */
    public static final SpeakerFolds RAVDESS_DEVELOPMENT =
            parse("01,02,03,04;06,07,08,09;10,12,13,14;15,16,17,19;20,21,22,23");

    public SpeakerFolds {
        folds = folds.stream().map(List::copyOf).toList();
        if (folds.size() < 2) {
            throw new IllegalArgumentException("folds must be at least 2 but were " + folds.size()
                    + "; separate folds by ; and speakers by , as in 01,02;03,04");
        }
        TreeSet<String> seen = new TreeSet<>();
        for (List<String> fold : folds) {
            if (fold.isEmpty() || fold.contains("")) {
                throw new IllegalArgumentException("every fold needs named speakers but the folds were " + folds);
            }
            for (String speaker : fold) {
                if (!seen.add(speaker)) {
                    throw new IllegalArgumentException(
                            "a speaker may stand in one fold only but " + speaker + " stands in two of " + folds);
                }
            }
        }
    }

    /**
     * Reads {@code 01,02;03,04}: folds separated by semicolons, speakers by commas.
     *
     * @throws IllegalArgumentException if there are fewer than two folds, an empty one, or a speaker stands twice
     */
    public static SpeakerFolds parse(String text) {
        return new SpeakerFolds(Stream.of(text.split(";", -1))
                .map(fold ->
                        Arrays.stream(fold.split(",", -1)).map(String::strip).toList())
                .toList());
    }

    /**
     * Deals speakers into folds whose numbers of speakers, in all and of each sex and corpus, differ by at most one.
     *
     * @param seed the same utterances and seed give the same folds
     * @throws IllegalArgumentException if {@code count} is not in 2..number of speakers, or a speaker is unknown
     */
    public static SpeakerFolds balanced(List<Utterance> utterances, int count, long seed) {
        requireSpeakers(utterances);
        boolean manyCorpora =
                utterances.stream().map(Utterance::corpus).distinct().count() > 1;
        Map<String, TreeSet<String>> groups = new TreeMap<>();
        for (Utterance u : utterances) {
            String group = u.corpus() + " " + u.sex().map(Sex::id).orElse("unknown");
            groups.computeIfAbsent(group, g -> new TreeSet<>()).add(manyCorpora ? u.speakerKey() : u.speaker());
        }
        int speakers = groups.values().stream().mapToInt(TreeSet::size).sum();
        if (count < 2 || count > speakers) {
            throw new IllegalArgumentException("folds must be in 2.." + speakers + " (speakers) but was " + count);
        }
        List<TreeSet<String>> folds =
                Stream.generate(TreeSet<String>::new).limit(count).toList();
        Random random = new Random(seed);
        int next = 0;
        for (TreeSet<String> group : groups.values()) {
            List<String> dealt = new ArrayList<>(group);
            Collections.shuffle(dealt, random);
            for (String speaker : dealt) {
                folds.get(next++ % count).add(speaker);
            }
        }
        return new SpeakerFolds(folds.stream().<List<String>>map(ArrayList::new).toList());
    }

    /** How many folds there are. */
    public int count() {
        return folds.size();
    }

    /**
     * One split per fold, in order.
     *
     * @throws IllegalArgumentException as {@link #splits(List, List)} says
     */
    public List<SpeakerDisjointSplit> splits(List<Utterance> utterances) {
        return splits(utterances, List.of());
    }

    /**
     * One split per fold, in order, each training on further recordings too.
     *
     * @param utterances of exactly the speakers in these folds
     * @param alwaysTrained recordings of other speakers, such as another corpus; never tested
     * @throws IllegalArgumentException if folds and utterances name different speakers, a name fits speakers of several
     *     corpora, or a split would leak
     */
    public List<SpeakerDisjointSplit> splits(List<Utterance> utterances, List<Utterance> alwaysTrained) {
        requireSpeakers(utterances);
        List<SpeakerDisjointSplit> splits = new ArrayList<>();
        for (Set<String> tested : speakerKeys(utterances)) {
            Stream<Utterance> others = utterances.stream().filter(u -> !tested.contains(u.speakerKey()));
            splits.add(new SpeakerDisjointSplit(
                    Stream.concat(others, alwaysTrained.stream()).toList(),
                    utterances.stream()
                            .filter(u -> tested.contains(u.speakerKey()))
                            .toList()));
        }
        return List.copyOf(splits);
    }

    /** The keys of each fold's speakers. */
    private List<Set<String>> speakerKeys(List<Utterance> utterances) {
        Map<String, TreeSet<String>> keysOfName = new HashMap<>();
        for (Utterance u : utterances) {
            for (String name : List.of(u.speaker(), u.speakerKey())) {
                keysOfName.computeIfAbsent(name, n -> new TreeSet<>()).add(u.speakerKey());
            }
        }
        Set<String> unfolded =
                utterances.stream().map(Utterance::speakerKey).collect(Collectors.toCollection(TreeSet::new));
        List<Set<String>> keys = new ArrayList<>();
        for (List<String> fold : folds) {
            Set<String> keysOfFold = new TreeSet<>();
            for (String name : fold) {
                String key = onlyKey(name, keysOfName, utterances);
                if (!unfolded.remove(key)) {
                    throw new IllegalArgumentException("speaker " + key + " is named twice in " + this);
                }
                keysOfFold.add(key);
            }
            keys.add(keysOfFold);
        }
        if (!unfolded.isEmpty()) {
            throw new IllegalArgumentException(
                    "speakers in no fold: " + unfolded + "; add them to a fold or leave them out");
        }
        return keys;
    }

    private static String onlyKey(String name, Map<String, TreeSet<String>> keysOfName, List<Utterance> utterances) {
        TreeSet<String> keys = keysOfName.getOrDefault(name, new TreeSet<>());
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "the folds name speaker " + name + ", who is not in the data; the data has " + names(utterances));
        }
        if (keys.size() > 1) {
            throw new IllegalArgumentException("speaker " + name + " is in several corpora; write one of " + keys);
        }
        return keys.first();
    }

    private static TreeSet<String> names(List<Utterance> utterances) {
        return utterances.stream().map(Utterance::speaker).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void requireSpeakers(List<Utterance> utterances) {
        utterances.stream().filter(u -> !u.hasSpeaker()).findFirst().ifPresent(u -> {
            throw new IllegalArgumentException("folds need known speakers but " + u.id() + " of " + u.corpus()
                    + " has none; name the speakers in a table file,emotion,speaker");
        });
    }

    /** The folds as {@link #parse} reads them. */
    @Override
    public String toString() {
        return folds.stream().map(fold -> String.join(",", fold)).collect(Collectors.joining(";"));
    }
}
