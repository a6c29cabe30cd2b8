package dev.undertone.training.experiment;

import dev.undertone.emotions.Emotion;
import dev.undertone.evaluation.Caveat;
import dev.undertone.evaluation.ConfusionMatrix;
import dev.undertone.evaluation.Evaluation;
import dev.undertone.evaluation.GroupScore;
import dev.undertone.evaluation.Interval;
import dev.undertone.evaluation.RocCurve;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The report as one self-contained page, which asks for nothing from any other place. */
final class ReportPage {

    private final ExperimentResult result;
    private final String text;
    private final StringBuilder body = new StringBuilder();

    /** @param text the whole report */
    ReportPage(ExperimentResult result, String text) {
        this.result = result;
        this.text = text;
    }

    /** @param pictures PNG files, shown in this order */
    String html(List<Path> pictures) throws IOException {
        Evaluation evaluation = result.main().evaluation();
        summary(evaluation);
        section("Protocol");
        list(result.protocol());
        section("Rows");
        everyRow();
        section("Emotions");
        classes(evaluation);
        section("Confusion");
        confusion(evaluation.confusion());
        section("Speakers");
        body.append("<p>Worst: <b>")
                .append(escaped(evaluation.spread().worst().name()))
                .append("</b> with UAR ")
                .append(percent(evaluation.spread().worst().uar()))
                .append(" %; best: ")
                .append(escaped(evaluation.spread().best().name()))
                .append(" with ")
                .append(percent(evaluation.spread().best().uar()))
                .append(" %.</p>");
        groups("speaker", evaluation.speakers());
        groups("sex", evaluation.sexes());
        groups("fold", evaluation.folds());
        section("Pictures");
        for (Path picture : pictures) {
            body.append("<img alt=\"")
                    .append(escaped(String.valueOf(picture.getFileName())))
                    .append("\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(Files.readAllBytes(picture)))
                    .append("\">");
        }
        importance();
        hardest();
        section("Decisions");
        for (RowResult row : result.rows()) {
            body.append("<h3>").append(row.normalisation().id()).append("</h3>");
            list(result.decisions(row));
        }
        section("The experiment");
        pre(ResolvedSpec.yaml(result.spec()).replaceAll("\"path\":\"[^\"]*/([^\"/]*)\"", "\"path\":\"$1\""));
        section("The report as text");
        pre(text);
        return template()
                .replace("@TITLE@", escaped(result.spec().name()))
                .replace(
                        "@CAVEAT@",
                        result.caveat()
                                .map(c -> "<p class=\"caveat\">" + escaped(c.text()) + "</p>")
                                .orElse(""))
                .replace("@BODY@", body);
    }

    private void everyRow() {
        List<List<String>> lines = new ArrayList<>();
        for (RowResult row : result.rows()) {
            row.models()
                    .forEach((model, e) -> lines.add(List.of(
                            row.normalisation().id() + ": " + model,
                            percent(e.uar()),
                            e.intervals().map(i -> interval(i.uar())).orElse("–"),
                            percent(e.accuracy()),
                            percent(e.confusion().macroF1()),
                            String.format(Locale.ROOT, "%.3f", e.ece()),
                            row.caveat().map(Caveat::text).orElse(""))));
        }
        rows(List.of("row and model", "UAR, %", "95 %", "accuracy, %", "macro-F1, %", "ECE", ""), lines);
    }

    private void summary(Evaluation e) {
        body.append("<div class=\"figures\">");
        figure(
                "UAR",
                percent(e.uar()) + " %",
                e.intervals().map(i -> i.uar()).map(ReportPage::interval).orElse(""));
        figure(
                "accuracy",
                percent(e.accuracy()) + " %",
                e.intervals().map(i -> i.accuracy()).map(ReportPage::interval).orElse(""));
        figure("macro-F1", percent(e.confusion().macroF1()) + " %", "");
        figure("ECE", String.format(Locale.ROOT, "%.3f", e.ece()), "15 bins");
        figure("Brier", String.format(Locale.ROOT, "%.3f", e.brier()), "");
        figure("clips", Integer.toString(e.confusion().total()), e.speakers().size() + " speakers");
        body.append("</div><p>Intervals are 95 %, resampling speakers.</p>");
    }

    private static String interval(Interval interval) {
        return percent(interval.low()) + " to " + percent(interval.high());
    }

    private void figure(String name, String value, String note) {
        body.append("<div><span>")
                .append(name)
                .append("</span><b>")
                .append(value)
                .append("</b><small>");
        body.append(note).append("</small></div>");
    }

    private void classes(Evaluation e) {
        List<List<String>> rows = new ArrayList<>();
        for (Emotion emotion : e.confusion().labels().emotions()) {
            rows.add(List.of(
                    emotion.id(),
                    percent(e.confusion().precision(emotion)),
                    percent(e.confusion().recall(emotion)),
                    percent(e.confusion().f1(emotion)),
                    Integer.toString(e.confusion().support(emotion)),
                    e.roc().stream()
                            .filter(curve -> curve.emotion() == emotion)
                            .map(RocCurve::area)
                            .map(area -> String.format(Locale.ROOT, "%.3f", area))
                            .findFirst()
                            .orElse("–")));
        }
        rows(List.of("emotion", "precision, %", "recall, %", "F1, %", "clips", "AUC"), rows);
    }

    private void confusion(ConfusionMatrix confusion) {
        List<Emotion> emotions = confusion.labels().emotions();
        List<String> head = new ArrayList<>(List.of("true \\ predicted"));
        emotions.forEach(e -> head.add(e.id()));
        List<List<String>> rows = new ArrayList<>();
        for (Emotion truth : emotions) {
            List<String> row = new ArrayList<>(List.of(truth.id()));
            for (Emotion predicted : emotions) {
                int count = confusion.count(truth, predicted);
                row.add(count == 0 ? "·" : count + " (" + Math.round(100.0 * count / confusion.support(truth)) + " %)");
            }
            rows.add(row);
        }
        rows(head, rows);
    }

    private void groups(String title, List<GroupScore> groups) {
        if (!groups.isEmpty()) {
            rows(
                    List.of(title, "UAR, %", "accuracy, %", "clips"),
                    groups.stream()
                            .map(g -> List.of(
                                    g.name(), percent(g.uar()), percent(g.accuracy()), Integer.toString(g.clips())))
                            .toList());
        }
    }

    private void importance() {
        if (!result.importance().isEmpty()) {
            section("Features");
            body.append("<p>What the UAR on test clips loses when a group of features is shuffled among them.</p>");
            rows(
                    List.of("model", "group", "features", "points lost"),
                    result.importance().stream()
                            .map(i -> List.of(
                                    i.model(),
                                    i.group(),
                                    Integer.toString(i.features()),
                                    String.format(Locale.ROOT, "%.2f", 100 * i.drop())))
                            .toList());
        }
    }

    private void hardest() throws IOException {
        List<HardestClip> clips = HardestClip.of(result, result.main().predictions());
        if (clips.isEmpty()) {
            return;
        }
        section("Surest mistakes");
        if (!result.spec().report().embedAudio()) {
            body.append("<p>To hear them here, make the report with --embed-audio.</p>");
        }
        body.append("<div class=\"wide\"><table><tr><th>clip<th>speaker<th>true<th>said<th>confidence, %<th></tr>");
        for (HardestClip clip : clips) {
            body.append("<tr><td>")
                    .append(escaped(clip.prediction().clip()))
                    .append("<td>")
                    .append(escaped(clip.prediction().speaker()))
                    .append("<td>")
                    .append(clip.prediction().truth().id())
                    .append("<td>")
                    .append(clip.prediction().scores().top().id())
                    .append("<td>")
                    .append(percent(clip.prediction().scores().confidence()))
                    .append("<td>");
            if (result.spec().report().embedAudio()) {
                body.append("<audio controls preload=\"none\" src=\"")
                        .append(WavAddress.of(clip.utterance()))
                        .append("\"></audio>");
            }
            body.append("</tr>");
        }
        body.append("</table></div>");
    }

    private void section(String title) {
        body.append("<h2>").append(title).append("</h2>");
    }

    private void list(List<String> lines) {
        body.append("<ul>");
        lines.forEach(line -> body.append("<li>").append(escaped(line)).append("</li>"));
        body.append("</ul>");
    }

    private void pre(String lines) {
        body.append("<pre>").append(escaped(lines)).append("</pre>");
    }

    private void rows(List<String> head, List<List<String>> rows) {
        body.append("<div class=\"wide\"><table><tr>");
        head.forEach(h -> body.append("<th>").append(escaped(h)).append("</th>"));
        body.append("</tr>");
        for (List<String> row : rows) {
            body.append("<tr>");
            row.forEach(cell -> body.append("<td>").append(escaped(cell)).append("</td>"));
            body.append("</tr>");
        }
        body.append("</table></div>");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : "–";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String template() throws IOException {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.html")) {
            if (in == null) {
                throw new IllegalStateException("the program's own resource report.html is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
