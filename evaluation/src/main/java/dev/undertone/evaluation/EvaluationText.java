package dev.undertone.evaluation;

import dev.undertone.emotions.Emotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** An evaluation as a page of fixed-width text. Shares are in percent, calibration figures as they are. */
public final class EvaluationText {

    private static final double[] COVERAGES = {1.0, 0.9, 0.8, 0.7, 0.6, 0.5};
    private static final int NAME = 11;
    private static final int CELL = 10;

    private final StringBuilder page = new StringBuilder();
    private final Evaluation evaluation;

    private EvaluationText(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /**
     * @param protocol lines that say what was trained and tested on what; a figure without them means nothing
     * @return lines that end in a line feed
     */
    public static String render(Evaluation evaluation, List<String> protocol) {
        EvaluationText text = new EvaluationText(evaluation);
        evaluation.caveat().ifPresent(caveat -> text.line("%s", caveat.text()));
        protocol.forEach(line -> text.line("%s", line));
        text.summary();
        text.classes();
        text.confusion();
        text.groups("Speaker", evaluation.speakers());
        text.spread();
        text.groups("Sex", evaluation.sexes());
        if (evaluation.folds().size() > 1) {
            text.groups("Fold", evaluation.folds());
        }
        text.coverage();
        evaluation.caveat().ifPresent(caveat -> text.line("%s", caveat.text()));
        return text.page.toString();
    }

    private void summary() {
        ConfusionMatrix confusion = evaluation.confusion();
        heading("Summary");
        line(
                "%-21s%d of %d",
                "Clips, speakers", confusion.total(), evaluation.speakers().size());
        String uar = evaluation.intervals().map(i -> interval(i.uar())).orElse("");
        String accuracy =
                evaluation.intervals().map(i -> interval(i.accuracy())).orElse("");
        line("%-20s%6s %%%s", "UAR", percent(confusion.uar()), uar);
        line("%-20s%6s %%%s", "Accuracy", percent(confusion.accuracy()), accuracy);
        line("%-20s%6s %%", "Macro-F1", percent(confusion.macroF1()));
        line(
                "%-20s%7.3f   %d bins",
                "ECE", evaluation.ece(), evaluation.reliability().bins().size());
        line("%-20s%7.3f", "Brier score", evaluation.brier());
        line("%-20s%7.3f   nats", "Log-loss", evaluation.logLoss());
        if (!confusion.absent().isEmpty()) {
            line(
                    "UAR is over %d of %d classes: no clip is %s.",
                    confusion.labels().size() - confusion.absent().size(),
                    confusion.labels().size(),
                    confusion.absent().stream().map(Emotion::id).collect(Collectors.joining(" or ")));
        }
        if (evaluation.intervals().isEmpty()) {
            line("No interval: one speaker says nothing of others.");
        } else {
            line("Intervals are 95 %%, resampling speakers.");
        }
    }

    private void classes() {
        heading("Emotions");
        line("%-" + NAME + "s%10s%8s%8s%8s%8s", "", "precision", "recall", "F1", "clips", "AUC");
        ConfusionMatrix confusion = evaluation.confusion();
        for (Emotion emotion : confusion.labels().emotions()) {
            line(
                    "%-" + NAME + "s%10s%8s%8s%8d%8s",
                    emotion.id(),
                    percent(confusion.precision(emotion)),
                    percent(confusion.recall(emotion)),
                    percent(confusion.f1(emotion)),
                    confusion.support(emotion),
                    evaluation.roc().stream()
                            .filter(curve -> curve.emotion() == emotion)
                            .map(curve -> String.format(Locale.ROOT, "%.3f", curve.area()))
                            .findFirst()
                            .orElse("–"));
        }
    }

    private void confusion() {
        ConfusionMatrix confusion = evaluation.confusion();
        List<Emotion> emotions = confusion.labels().emotions();
        heading("Confusion (rows: true, columns: predicted; clips, then percent of the row)");
        StringBuilder header = new StringBuilder(" ".repeat(NAME));
        emotions.forEach(e -> header.append(cell(e.id())));
        line("%s", header);
        for (Emotion truth : emotions) {
            List<String> counts = new ArrayList<>();
            List<String> shares = new ArrayList<>();
            for (Emotion predicted : emotions) {
                int count = confusion.count(truth, predicted);
                counts.add(count == 0 ? "·" : String.valueOf(count));
                shares.add(count == 0 ? "" : Math.round(100.0 * count / confusion.support(truth)) + "%");
            }
            line(
                    "%-" + NAME + "s%s",
                    truth.id(),
                    counts.stream().map(EvaluationText::cell).collect(Collectors.joining()));
            line(
                    "%-" + NAME + "s%s",
                    "",
                    shares.stream().map(EvaluationText::cell).collect(Collectors.joining()));
        }
    }

    private void groups(String title, List<GroupScore> groups) {
        if (groups.isEmpty()) {
            return;
        }
        int width = Math.max(
                NAME, groups.stream().mapToInt(g -> g.name().length()).max().orElse(0) + 1);
        heading(title);
        line("%-" + width + "s%8s%10s%8s", "", "UAR", "accuracy", "clips");
        for (GroupScore group : groups) {
            line(
                    "%-" + width + "s%8s%10s%8d  %s",
                    group.name(),
                    percent(group.uar()),
                    percent(group.accuracy()),
                    group.clips(),
                    "█".repeat((int) Math.round(20 * group.uar())));
        }
    }

    private void spread() {
        Spread spread = evaluation.spread();
        line(
                "mean %s, standard deviation %s, worst %s (%s), best %s (%s)",
                percent(spread.mean()),
                percent(spread.deviation()),
                percent(spread.worst().uar()),
                spread.worst().name(),
                percent(spread.best().uar()),
                spread.best().name());
    }

    private void coverage() {
        heading("Keeping only the surest clips");
        line("%-" + NAME + "s%10s%14s", "kept", "accuracy", "confidence");
        for (double share : COVERAGES) {
            CoverageCurve.Point point = evaluation.coverage().atCoverage(share);
            line("%5s %%%14s%11s %.3f", percent(point.coverage()), percent(point.accuracy()), "≥", point.threshold());
        }
        line("area under the risk %.3f", evaluation.coverage().areaUnderRisk());
    }

    private void heading(String title) {
        page.append('\n').append(title).append('\n');
    }

    /** Without blanks at the end, which editors and version control quarrel about. */
    private void line(String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    private static String cell(String content) {
        return String.format(Locale.ROOT, "%" + CELL + "s", content);
    }

    private static String interval(Interval interval) {
        return "  (" + percent(interval.low()) + " to " + percent(interval.high()) + ")";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : "–";
    }
}
