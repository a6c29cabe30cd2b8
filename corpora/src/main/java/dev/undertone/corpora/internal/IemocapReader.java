package dev.undertone.corpora.internal;

import dev.undertone.corpora.Access;
import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.CorpusException;
import dev.undertone.corpora.CorpusReader;
import dev.undertone.corpora.Segment;
import dev.undertone.corpora.Sex;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.AffectRating;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * IEMOCAP: {@code Session1/dialog/EmoEvaluation/Ses01F_impro01.txt} holds a line
 * {@code [start - end] turn label [valence, activation, dominance]} for every turn, whose audio is
 * {@code Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_M003.wav} or, where only {@code dialog/wav} is there, the
 * part from start to end of the dialogue. The speaker is the session and the letter of the turn's last part: the letter
 * before says who of the two wore the markers.
 */
public final class IemocapReader implements CorpusReader {

    private static final CorpusDescriptor DESCRIPTOR = new CorpusDescriptor(
            "iemocap",
            "IEMOCAP",
            "Busso et al. 2008, doi:10.1007/s10579-008-9076-6",
            "research only, by signed agreement",
            Access.onRequest("https://sail.usc.edu/iemocap", "ask for it with the form there"),
            LabelSet.parse("neutral,happy,sad,angry,fearful,disgust,surprised,excited,frustrated"),
            List.of("en-US"),
            Map.of());

    private static final Map<String, Emotion> EMOTIONS = Map.of(
            "neu", Emotion.NEUTRAL,
            "hap", Emotion.HAPPY,
            "sad", Emotion.SAD,
            "ang", Emotion.ANGRY,
            "fea", Emotion.FEARFUL,
            "dis", Emotion.DISGUST,
            "sur", Emotion.SURPRISED,
            "exc", Emotion.EXCITED,
            "fru", Emotion.FRUSTRATED);

    private static final Pattern TURN = Pattern.compile("\\[([0-9.]+) - ([0-9.]+)]\\s+"
            + "((Ses[0-9]{2})[FM]_\\S+_([FM])[0-9]+)\\s+(\\w+)\\s+\\[([0-9.]+), ([0-9.]+), ([0-9.]+)].*");
    private static final Pattern WORDS = Pattern.compile("(Ses\\S+) \\[[^]]*]:\\s*(.*)");
    private static final int DEPTH_OF_EVALUATIONS = 5;

    @Override
    public CorpusDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return !evaluations(folder).isEmpty();
    }

    @Override
    public Corpus read(Path folder) throws IOException {
        List<Path> evaluations = evaluations(folder);
        if (evaluations.isEmpty()) {
            throw new CorpusException("nothing of IEMOCAP in " + folder
                    + " (no Session1/dialog/EmoEvaluation); unpack the release there, with dialog and sentences");
        }
        CorpusBuilder corpus = new CorpusBuilder(DESCRIPTOR, folder);
        Map<String, Path> turns = new LinkedHashMap<>();
        Map<String, Path> dialogues = new LinkedHashMap<>();
        for (Path file : AudioFiles.under(folder)) {
            boolean whole = AudioFiles.relative(folder, file).contains("dialog/");
            (whole ? dialogues : turns).put(AudioFiles.stem(file), file);
        }
        for (Path evaluation : evaluations) {
            Map<String, String> words = words(evaluation);
            for (String line : lines(evaluation)) {
                Matcher turn = TURN.matcher(line);
                if (turn.matches()) {
                    add(turn, turns.remove(turn.group(3)), dialogues, evaluation, words, corpus);
                }
            }
        }
        turns.values().forEach(file -> corpus.skip(file, "no evaluation lists it"));
        return corpus.build();
    }

    private static void add(
            Matcher turn,
            @Nullable Path own,
            Map<String, Path> dialogues,
            Path evaluation,
            Map<String, String> words,
            CorpusBuilder corpus) {
        String id = turn.group(3);
        Path dialogue = dialogues.get(AudioFiles.stem(evaluation));
        Path file = own != null ? own : dialogue;
        Emotion emotion = EMOTIONS.get(turn.group(6));
        if (file == null) {
            corpus.skip(evaluation.resolveSibling(id), "the evaluation lists it but its audio is not there");
        } else if (emotion == null) {
            corpus.skip(
                    own == null ? evaluation.resolveSibling(id) : own,
                    turn.group(6).equals("xxx")
                            ? "the annotators did not agree (xxx)"
                            : "the label is another emotion (" + turn.group(6) + ")");
        } else {
            corpus.add(new Utterance(
                            id,
                            file,
                            DESCRIPTOR.id(),
                            emotion,
                            turn.group(4) + turn.group(5),
                            Optional.of(turn.group(5).equals("F") ? Sex.FEMALE : Sex.MALE),
                            Optional.ofNullable(words.get(id)),
                            Optional.empty())
                    .withSegment(
                            own != null
                                    ? Optional.empty()
                                    : Optional.of(Segment.ofSeconds(
                                            Double.parseDouble(turn.group(1)), Double.parseDouble(turn.group(2)))))
                    .withAffect(affect(turn)));
        }
    }

    /** Rated from 1 to 5; a few averages lie outside by mistake and are left out. */
    private static Optional<AffectRating> affect(Matcher turn) {
        double[] ratings = new double[3];
        for (int i = 0; i < ratings.length; i++) {
            ratings[i] = AffectRating.fromScale(Double.parseDouble(turn.group(7 + i)), 1, 5);
            if (Math.abs(ratings[i]) > 1) {
                return Optional.empty();
            }
        }
        return Optional.of(new AffectRating(ratings[0], ratings[1], ratings[2]));
    }

    private static Map<String, String> words(Path evaluation) throws IOException {
        Path transcript = evaluation
                .resolveSibling("..")
                .resolve("transcriptions")
                .resolve(AudioFiles.name(evaluation))
                .normalize();
        Map<String, String> words = new LinkedHashMap<>();
        if (Files.isRegularFile(transcript)) {
            for (String line : lines(transcript)) {
                Matcher turn = WORDS.matcher(line.strip());
                if (turn.matches()) {
                    words.putIfAbsent(turn.group(1), turn.group(2));
                }
            }
        }
        return words;
    }

    /** Latin-1 never fails, and the lines that matter are ASCII. */
    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    }

    private static List<Path> evaluations(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, DEPTH_OF_EVALUATIONS)) {
            return files.filter(file -> {
                        Path parent = file.getParent();
                        return parent != null
                                && AudioFiles.name(parent).equals("EmoEvaluation")
                                && AudioFiles.name(file).matches("Ses[0-9]{2}[FM]_.*\\.txt");
                    })
                    .sorted()
                    .toList();
        }
    }
}
