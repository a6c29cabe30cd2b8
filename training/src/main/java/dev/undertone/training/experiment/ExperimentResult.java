package dev.undertone.training.experiment;

import dev.undertone.corpora.Corpus;
import dev.undertone.emotions.LabelSet;
import dev.undertone.evaluation.Caveat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of an experiment, and the words without which its figures mean nothing.
 *
 * @param corpora as they were used, after merges and choices
 * @param splits how many were tested, of how many there are
 * @param rows the first is the main one
 * @param importance of groups of features, the most important first; empty where it was not asked for
 */
public record ExperimentResult(
        ExperimentSpec spec,
        List<Corpus> corpora,
        LabelSet labels,
        int splits,
        int allSplits,
        List<RowResult> rows,
        List<Importance> importance) {

    public ExperimentResult {
        corpora = List.copyOf(corpora);
        rows = List.copyOf(rows);
        importance = List.copyOf(importance);
    }

    /** The first row. */
    public RowResult main() {
        return rows.get(0);
    }

    /** What was trained and tested on what, and what was decided where, in lines of text. */
    public List<String> protocol() {
        return protocol(main());
    }

    /** The same of one row. */
    public List<String> protocol(RowResult row) {
        List<String> lines = new ArrayList<>();
        row.caveat().map(Caveat::text).ifPresent(lines::add);
        row.leaks().forEach(leak -> lines.add("Leak, " + leak.kind().title() + ": " + leak.detail()));
        lines.add("Corpora: "
                + corpora.stream()
                        .map(c -> c.descriptor().title() + " (" + c.utterances().size() + " clips, "
                                + (c.speakers().isEmpty()
                                        ? "speakers unknown"
                                        : c.speakers().size() + " speakers")
                                + ")")
                        .collect(Collectors.joining(", "))
                + "; emotions: " + labels
                + (spec.labels().merge().merges().isEmpty()
                        ? ""
                        : "; merged: " + spec.labels().merge()));
        lines.add("Tested: " + spec.split().describe() + ", " + splits + " of " + allSplits + " parts");
        lines.add("Normalisation: " + row.normalisation().id() + ", "
                + row.normalisation().about());
        lines.add(decided());
        if (spec.copies().count() > 0) {
            lines.add("Copies of "
                    + (spec.copies().beforeSplit()
                            ? "all recordings, made before they were parted: "
                            : "training recordings only: ")
                    + spec.copies().text());
        }
        lines.add("Models: "
                + spec.models().stream()
                        .map(m -> String.format(
                                Locale.ROOT, "%s (%s) %.2f", m.name(), m.kind().title(), m.weight()))
                        .collect(Collectors.joining(", "))
                + "; seed " + spec.seed());
        if (!spec.classWeights().isEmpty()) {
            lines.add("Class weights: "
                    + new TreeMap<>(spec.classWeights())
                            .entrySet().stream()
                                    .map(e -> e.getKey().id() + " " + e.getValue())
                                    .collect(Collectors.joining(", ")));
        }
        spec.models()
                .forEach(m -> m.start()
                        .ifPresent(start -> lines.add(m.name() + " begins from '" + start.member() + "' of "
                                + start.bundle().manifest().info().name() + ", which has heard "
                                + start.bundle().manifest().provenance().corpora().stream()
                                        .map(c -> c.name() + " (" + c.speakers().size() + " speakers)")
                                        .collect(Collectors.joining(", ")))));
        spec.encoders()
                .forEach(e -> lines.add("Encoder: " + e.description().name()
                        + ", frozen; whom it has heard is for those to say who trained it"));
        return lines;
    }

    private String decided() {
        List<String> what = new ArrayList<>();
        if (spec.frontEnds().size() > 1) {
            what.add("front end");
        }
        boolean onTest = spec.search().filter(SearchSpec::onTest).isPresent();
        if (spec.search().isPresent() && !onTest) {
            what.add("settings (" + spec.search().get().kind().name().toLowerCase(Locale.ROOT) + " search, at most "
                    + spec.search().get().trials() + " trials)");
        }
        what.add("temperature");
        return "Decided on " + spec.innerFolds() + " inner fold" + (spec.innerFolds() == 1 ? "" : "s")
                + " of the training side: " + String.join(", ", what)
                + (onTest ? "; settings chosen by their score on the test clips" : "");
    }

    /** What was decided for each part of a row, in lines of text. */
    public List<String> decisions(RowResult row) {
        List<String> lines = new ArrayList<>();
        for (FoldOutcome fold : row.folds()) {
            Decision d = fold.decision();
            String judged = d.frontEnds().entrySet().stream()
                    .map(e -> String.format(Locale.ROOT, "%s %.1f", FrontEndNames.of(e.getKey()), 100 * e.getValue()))
                    .collect(Collectors.joining(", "));
            lines.add(String.format(
                            Locale.ROOT,
                            "%s: inner UAR %.1f, temperature %.3f, front end %s",
                            fold.split(),
                            100 * d.innerUar(),
                            d.temperature().temperature(),
                            FrontEndNames.of(d.frontEnd()))
                    + (judged.isEmpty() ? "" : " (inner UAR: " + judged + ")")
                    + (d.settings().isEmpty() ? "" : ", settings " + d.settings()));
        }
        return lines;
    }

    /** What stands wherever figures of the main row stand. */
    public Optional<Caveat> caveat() {
        return main().caveat();
    }
}
