package dev.undertone.corpora.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.undertone.corpora.Access;
import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.CorpusException;
import dev.undertone.corpora.CorpusReader;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.AffectRating;
import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * MSP-Podcast: {@code labels_consensus.csv} or {@code .json} (some releases spell {@code concensus}) with FileName,
 * EmoClass, EmoAct, EmoVal, EmoDom, SpkrID, Gender, Split_Set, and the clips in any folder.
 */
public final class MspPodcastReader implements CorpusReader {

    private static final CorpusDescriptor DESCRIPTOR = new CorpusDescriptor(
            "msp-podcast",
            "MSP-Podcast",
            "Lotfian & Busso 2019, doi:10.1109/TAFFC.2017.2736999",
            "research only, by signed agreement",
            Access.onRequest(
                    "https://ecs.utdallas.edu/research/researchlabs/msp-lab/MSP-Podcast.html",
                    "an institution signs the agreement there"),
            LabelSet.parse("neutral,happy,sad,angry,fearful,disgust,surprised,contempt"),
            List.of("en"),
            Map.of());

    private static final Map<String, Emotion> EMOTIONS = Map.of(
            "A", Emotion.ANGRY,
            "S", Emotion.SAD,
            "H", Emotion.HAPPY,
            "U", Emotion.SURPRISED,
            "F", Emotion.FEARFUL,
            "D", Emotion.DISGUST,
            "C", Emotion.CONTEMPT,
            "N", Emotion.NEUTRAL);

    private static final int DEPTH_OF_LABELS = 3;

    @Override
    public CorpusDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return labels(folder).isPresent();
    }

    @Override
    public Corpus read(Path folder) throws IOException {
        Path labels = labels(folder)
                .orElseThrow(() -> new CorpusException("nothing of MSP-Podcast in " + folder
                        + " (no labels_consensus.csv or .json); put the folders Labels and Audios there"));
        CorpusBuilder corpus = new CorpusBuilder(DESCRIPTOR, folder);
        Map<String, Path> clips = new LinkedHashMap<>();
        for (Path file : AudioFiles.under(folder)) {
            if (clips.putIfAbsent(AudioFiles.stem(file), file) != null) {
                corpus.skip(file, "the same recording is there twice");
            }
        }
        for (Map<String, String> row : rows(labels)) {
            add(row, labels, clips, corpus);
        }
        clips.values().forEach(file -> corpus.skip(file, "the labels do not list it"));
        return corpus.build();
    }

    private static void add(Map<String, String> row, Path labels, Map<String, Path> clips, CorpusBuilder corpus) {
        Path listed = labels.resolveSibling(row.getOrDefault("filename", ""));
        String id = AudioFiles.stem(listed);
        Path file = clips.remove(id);
        String label = row.getOrDefault("emoclass", "");
        Emotion emotion = EMOTIONS.get(label);
        if (file == null) {
            corpus.skip(listed, "the labels list it but it is not there");
        } else if (emotion == null) {
            corpus.skip(
                    file,
                    switch (label) {
                        case "X" -> "the annotators did not agree (X)";
                        case "O" -> "the label is another emotion (O)";
                        default -> "unknown label '" + label + "'";
                    });
        } else {
            String speaker = row.getOrDefault("spkrid", "");
            corpus.add(new Utterance(
                            id,
                            file,
                            DESCRIPTOR.id(),
                            emotion,
                            speaker.equalsIgnoreCase("unknown") ? "" : speaker,
                            SexWords.find(row.getOrDefault("gender", "")),
                            Optional.empty(),
                            Optional.empty())
                    .withPart(part(row.getOrDefault("split_set", "")))
                    .withAffect(affect(row)));
        }
    }

    private static Optional<String> part(String split) {
        String part = split.toLowerCase(Locale.ROOT);
        if (part.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(part.startsWith("dev") ? "dev" : part);
    }

    /** Rated from 1 to 7. */
    private static Optional<AffectRating> affect(Map<String, String> row) {
        try {
            return Optional.of(new AffectRating(rating(row, "emoval"), rating(row, "emoact"), rating(row, "emodom")));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not rated, or not a number of the scale
        }
    }

    private static double rating(Map<String, String> row, String column) {
        return AffectRating.fromScale(Double.parseDouble(row.getOrDefault(column, "")), 1, 7);
    }

    private static List<Map<String, String>> rows(Path labels) throws IOException {
        if (AudioFiles.name(labels).endsWith(".csv")) {
            return Table.read(labels).stream().map(Table.Row::cells).toList();
        }
        List<Map<String, String>> rows = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(labels)) {
            for (Map.Entry<String, JsonElement> clip :
                    JsonParser.parseReader(reader).getAsJsonObject().entrySet()) {
                Map<String, String> row = new TreeMap<>();
                row.put("filename", clip.getKey());
                JsonObject values = clip.getValue().getAsJsonObject();
                values.entrySet().stream()
                        .filter(value -> value.getValue().isJsonPrimitive())
                        .forEach(value -> row.put(
                                value.getKey().toLowerCase(Locale.ROOT),
                                value.getValue().getAsString()));
                rows.add(row);
            }
        } catch (JsonParseException | IllegalStateException e) {
            CorpusException wrapped = new CorpusException(
                    labels + " is not the JSON that MSP-Podcast has, an object of objects by file name; fetch it anew");
            wrapped.initCause(e);
            throw wrapped;
        }
        return rows;
    }

    /** The table rather than the JSON where both are there. */
    private static Optional<Path> labels(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder, DEPTH_OF_LABELS)) {
            return files.filter(file -> AudioFiles.name(file).matches("labels_con[sc]ensus\\.(csv|json)"))
                    .min((a, b) -> AudioFiles.name(b).endsWith(".csv")
                                    == AudioFiles.name(a).endsWith(".csv")
                            ? a.compareTo(b)
                            : AudioFiles.name(a).endsWith(".csv") ? -1 : 1);
        }
    }
}
