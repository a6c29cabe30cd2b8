package dev.undertone.corpora.internal;

import dev.undertone.corpora.Access;
import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.CorpusException;
import dev.undertone.corpora.CorpusReader;
import dev.undertone.corpora.Sex;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.EmotionWords;
import dev.undertone.emotions.LabelSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * MELD: {@code train_sent_emo.csv}, {@code dev_sent_emo.csv} and {@code test_sent_emo.csv}, and clips
 * {@code dia0_utt3.mp4} (or their audio) in folders whose names hold the partition, such as {@code train_splits}. Dialogues
 * are numbered anew in each partition, so a clip is known by partition, dialogue and utterance.
 */
public final class MeldReader implements CorpusReader {

    private static final CorpusDescriptor DESCRIPTOR = new CorpusDescriptor(
            "meld",
            "MELD",
            "Poria et al. 2019, doi:10.18653/v1/P19-1050",
            "GPL-3.0 (annotation); clips of a television series, research only",
            Access.byHand(
                    "https://affective-meld.github.io", "download MELD.Raw there and unpack the three partitions"),
            LabelSet.parse("neutral,happy,sad,angry,fearful,disgust,surprised"),
            List.of("en-US"),
            Map.of("train_dia125_utt3", "the published file is broken"));

    private static final Pattern TABLE = Pattern.compile("(train|dev|test)_sent_emo\\.csv");
    private static final Pattern CLIP = Pattern.compile("(?:final_videos_test)?(dia[0-9]+_utt[0-9]+)");
    private static final int DEPTH_OF_TABLES = 3;
    private static final Set<String> WOMEN = Set.of("Monica", "Phoebe", "Rachel");
    private static final Set<String> MEN = Set.of("Chandler", "Joey", "Ross");

    @Override
    public CorpusDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return !tables(folder).isEmpty();
    }

    @Override
    public Corpus read(Path folder) throws IOException {
        Map<String, Path> tables = tables(folder);
        if (tables.isEmpty()) {
            throw new CorpusException("nothing of MELD in " + folder
                    + " (no train_sent_emo.csv, dev_sent_emo.csv or test_sent_emo.csv); put them beside the clips");
        }
        CorpusBuilder corpus = new CorpusBuilder(DESCRIPTOR, folder);
        Map<String, Path> clips = clips(folder, tables, corpus);
        for (Map.Entry<String, Path> table : tables.entrySet()) {
            for (Table.Row row : Table.read(table.getValue())) {
                String clip = "dia" + row.get("dialogue_id") + "_utt" + row.get("utterance_id");
                String id = table.getKey() + "_" + clip;
                Path file = clips.remove(id);
                Optional<Emotion> emotion = EmotionWords.find(row.get("emotion"));
                if (file == null) {
                    corpus.skip(table.getValue().resolveSibling(id), "the table lists it but it is not there");
                } else if (emotion.isEmpty()) {
                    corpus.skip(file, "unknown emotion '" + row.get("emotion") + "'");
                } else {
                    String speaker = row.get("speaker");
                    corpus.add(new Utterance(
                                    id,
                                    file,
                                    DESCRIPTOR.id(),
                                    emotion.get(),
                                    speaker,
                                    sex(speaker),
                                    Optional.of(row.get("utterance")),
                                    Optional.empty())
                            .withPart(Optional.of(table.getKey())));
                }
            }
        }
        clips.values().forEach(file -> corpus.skip(file, "no table lists it"));
        return corpus.build();
    }

    private static Map<String, Path> clips(Path folder, Map<String, Path> tables, CorpusBuilder corpus)
            throws IOException {
        Map<String, Path> clips = new LinkedHashMap<>();
        for (Path file : AudioFiles.under(folder)) {
            Matcher name = CLIP.matcher(AudioFiles.stem(file));
            Optional<String> part = part(folder, file, tables);
            if (!name.matches()) {
                corpus.skip(file, "the name is not of the form dia0_utt3");
            } else if (part.isEmpty()) {
                corpus.skip(file, "no folder says whether it is of train, dev or test");
            } else if (clips.putIfAbsent(part.get() + "_" + name.group(1), file) != null) {
                corpus.skip(file, "the same recording is there twice");
            }
        }
        return clips;
    }

    /** By the folders below the root; where there is one table only, everything is of its partition. */
    private static Optional<String> part(Path folder, Path file, Map<String, Path> tables) {
        String relative = AudioFiles.relative(folder, file);
        String folders =
                relative.substring(0, relative.length() - AudioFiles.name(file).length());
        return Stream.of("train", "dev", "test")
                .filter(folders::contains)
                .findFirst()
                .or(() -> tables.size() == 1 ? tables.keySet().stream().findFirst() : Optional.empty());
    }

    private static Optional<Sex> sex(String speaker) {
        if (WOMEN.contains(speaker)) {
            return Optional.of(Sex.FEMALE);
        }
        return MEN.contains(speaker) ? Optional.of(Sex.MALE) : Optional.empty();
    }

    /** The tables by partition. */
    private static Map<String, Path> tables(Path folder) throws IOException {
        Map<String, Path> tables = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder, DEPTH_OF_TABLES)) {
                for (Path file : files.sorted().toList()) {
                    Matcher name = TABLE.matcher(AudioFiles.name(file));
                    if (name.matches()) {
                        tables.putIfAbsent(name.group(1), file);
                    }
                }
            }
        }
        return tables;
    }
}
