package dev.undertone.corpora;

import dev.undertone.emotions.LabelMap;
import dev.undertone.emotions.LabelSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The recordings found of one corpus.
 *
 * @param root the folder or table they were read from
 * @param utterances in the order of their paths, or of the rows where a table lists them; each id once
 * @param skipped audio files (and rows of a table) that gave no utterance
 */
public record Corpus(CorpusDescriptor descriptor, Path root, List<Utterance> utterances, List<SkippedFile> skipped) {

    private static final int NAMES_IN_A_WARNING = 3;

    public Corpus {
        utterances = List.copyOf(utterances);
        skipped = List.copyOf(skipped);
    }

    /** The speakers' names in order, each once; without the empty name of unknown speakers. */
    public List<String> speakers() {
        return utterances.stream()
                .filter(Utterance::hasSpeaker)
                .map(Utterance::speaker)
                .distinct()
                .sorted()
                .toList();
    }

    /** The same corpus without recordings of other emotions: a choice of the caller, so not counted as skipped. */
    public Corpus only(LabelSet labels) {
        return new Corpus(
                descriptor,
                root,
                utterances.stream().filter(u -> labels.contains(u.emotion())).toList(),
                skipped);
    }

    /** The same corpus with some emotions counted as others. */
    public Corpus merged(LabelMap map) {
        return new Corpus(
                descriptor,
                root,
                utterances.stream()
                        .map(u -> u.withEmotion(map.apply(u.emotion())))
                        .toList(),
                skipped);
    }

    /** The emotions that occur, in their order. */
    public LabelSet labels() {
        return new LabelSet(
                utterances.stream().map(Utterance::emotion).distinct().sorted().toList());
    }

    /** One line for each reason why files were left out, with a count and the first few names; empty if none were. */
    public List<String> warnings() {
        Map<String, List<String>> namesByReason = new LinkedHashMap<>();
        for (SkippedFile file : skipped) {
            namesByReason
                    .computeIfAbsent(file.reason(), reason -> new ArrayList<>())
                    .add(String.valueOf(file.file().getFileName()));
        }
        return namesByReason.entrySet().stream()
                .map(entry -> warning(entry.getKey(), entry.getValue()))
                .toList();
    }

    private String warning(String reason, List<String> names) {
        String some = String.join(", ", names.subList(0, Math.min(NAMES_IN_A_WARNING, names.size())));
        return descriptor.id() + ": left out " + names.size() + (names.size() == 1 ? " file: " : " files: ") + reason
                + " (" + some + (names.size() > NAMES_IN_A_WARNING ? ", …)" : ")");
    }
}
