package dev.undertone.cli.explore;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.Sex;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.check.CorpusSummary;
import dev.undertone.emotions.Emotion;
import dev.undertone.plots.Axis;
import dev.undertone.plots.Bars;
import dev.undertone.plots.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many recordings a corpus has of everything, each bar parted by emotion. */
final class CountFigures {

    private static final int MOST_ROWS = 60;
    private static final int MANY_ROWS = 16;
    private static final String UNKNOWN = "unknown";

    private CountFigures() {}

    /** One figure for each thing that is known of the corpus, by what it counts. */
    static Map<String, Picture> of(Corpus corpus) {
        CorpusSummary summary = CorpusSummary.of(corpus);
        Map<String, Picture> figures = new LinkedHashMap<>();
        add(figures, "emotion", corpus, summary.emotions(), u -> u.emotion().id());
        add(
                figures,
                "sex",
                corpus,
                summary.clipsBySex(),
                u -> u.sex().map(Sex::id).orElse(UNKNOWN));
        add(
                figures,
                "intensity",
                corpus,
                summary.intensities(),
                u -> u.intensity().orElse(""));
        if (summary.languages().size() > 1) {
            add(
                    figures,
                    "language",
                    corpus,
                    summary.languages(),
                    u -> u.language().orElse(""));
        }
        add(figures, "partition", corpus, summary.parts(), u -> u.part().orElse(""));
        add(figures, "speaker", corpus, summary.speakers(), Utterance::speaker);
        return figures;
    }

    private static void add(
            Map<String, Picture> figures,
            String what,
            Corpus corpus,
            Map<String, Integer> counts,
            Function<Utterance, String> key) {
        if (counts.isEmpty()) {
            return;
        }
        List<String> names = counts.keySet().stream().limit(MOST_ROWS).toList();
        Map<String, Map<Emotion, Long>> parted = corpus.utterances().stream()
                .collect(Collectors.groupingBy(key, Collectors.groupingBy(Utterance::emotion, Collectors.counting())));
        List<Bars.Bar> bars = new ArrayList<>();
        int most = 1;
        for (int i = 0; i < names.size(); i++) {
            int row = Drawing.rowDown(i, names.size());
            long from = 0;
            List<Map.Entry<Emotion, Long>> parts = parted.getOrDefault(names.get(i), Map.of()).entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .toList();
            for (int part = 0; part < parts.size(); part++) {
                long to = from + parts.get(part).getValue();
                bars.add(new Bars.Bar(
                        from,
                        to,
                        row - 0.38,
                        row + 0.38,
                        Drawing.colour(parts.get(part).getKey()),
                        part == parts.size() - 1 ? Long.toString(to) : ""));
                from = to;
            }
            most = (int) Math.max(most, from);
        }
        String title = counts.size() > MOST_ROWS
                ? "By " + what + " (first " + MOST_ROWS + " of " + counts.size() + ")"
                : "By " + what;
        figures.put(
                what,
                Drawing.picture(
                        title,
                        Drawing.namesDown(names),
                        Axis.linear("recordings", 0, most * 1.16),
                        List.of(new Bars(bars)),
                        names.size() * (names.size() > MANY_ROWS ? 13.0 : 23.0)));
    }
}
