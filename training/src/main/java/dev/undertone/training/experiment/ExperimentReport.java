package dev.undertone.training.experiment;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.undertone.corpora.split.SplitPlan;
import dev.undertone.evaluation.Caveat;
import dev.undertone.evaluation.ConfusionMatrix;
import dev.undertone.evaluation.Evaluation;
import dev.undertone.evaluation.EvaluationJson;
import dev.undertone.evaluation.EvaluationPlots;
import dev.undertone.evaluation.EvaluationText;
import dev.undertone.evaluation.LabelSetScore;
import dev.undertone.evaluation.Prediction;
import dev.undertone.evaluation.PredictionsCsv;
import dev.undertone.evaluation.Reliability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An experiment's result as text, JSON, tables, pictures and a page. Every one of them carries the caveat, if any. */
public final class ExperimentReport {

    private static final int GROUPS = 30;

    private final ExperimentResult result;
    private final RunFolder folder;

    /** Of a result of that run. */
    public ExperimentReport(ExperimentRun run, ExperimentResult result) {
        this.result = result;
        this.folder = run.folder();
    }

    /** The report as a page of text. */
    public String text() {
        RowResult main = result.main();
        List<String> heading = new ArrayList<>(result.protocol());
        heading.addAll(result.decisions(main));
        heading.add("");
        heading.addAll(table());
        heading.addAll(unheardCorpora());
        heading.addAll(labelSets());
        if (!result.importance().isEmpty()) {
            heading.add("");
            heading.add("Features: what the UAR loses when a group is shuffled among the test clips, in points");
            result.importance().stream()
                    .limit(GROUPS)
                    .forEach(i -> heading.add(String.format(
                            Locale.ROOT,
                            "%-12s%-24s%5d features%8.2f",
                            i.model(),
                            i.group(),
                            i.features(),
                            100 * i.drop())));
        }
        return EvaluationText.render(main.evaluation(), heading);
    }

    /** One line per row and model. */
    private List<String> table() {
        List<String> lines = new ArrayList<>(List.of(
                String.format(Locale.ROOT, "%-44s%8s%10s%10s%8s", "Rows", "UAR", "accuracy", "macro-F1", "ECE")));
        for (RowResult row : result.rows()) {
            for (Map.Entry<String, Evaluation> model : row.models().entrySet()) {
                Evaluation e = model.getValue();
                lines.add(String.format(
                                Locale.ROOT,
                                "%-44s%8.1f%10.1f%10.1f%8.3f",
                                row.normalisation().id() + ": " + model.getKey(),
                                100 * e.uar(),
                                100 * e.accuracy(),
                                100 * e.confusion().macroF1(),
                                e.ece())
                        + row.caveat().map(c -> "  " + c.text()).orElse(""));
            }
        }
        return lines;
    }

    /** Of a cross-corpus split, each corpus by itself and their mean, in which a large corpus counts as one. */
    private List<String> unheardCorpora() {
        if (!(result.spec().split() instanceof SplitPlan.CrossCorpus)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(
                "",
                String.format(
                        Locale.ROOT, "%-44s%8s%8s", "Corpora never heard, each taught by all others", "UAR", "ECE")));
        for (RowResult row : result.rows()) {
            double uars = 0;
            double eces = 0;
            for (FoldOutcome fold : row.folds()) {
                List<Prediction> heard = fold.calibrated();
                double uar = ConfusionMatrix.of(heard).uar();
                double ece = Reliability.of(heard).ece();
                lines.add(unheard(row, fold.split(), uar, ece));
                uars += uar;
                eces += ece;
            }
            int corpora = row.folds().size();
            lines.add(unheard(row, "mean", uars / corpora, eces / corpora));
        }
        return lines;
    }

    private static String unheard(RowResult row, String corpus, double uar, double ece) {
        return String.format(Locale.ROOT, "%-46s%6.1f%8.3f", row.normalisation().id() + ": " + corpus, 100 * uar, ece);
    }

    /** Label sets of every row, where there are folds enough to fit them on others than they are tested on. */
    private List<String> labelSets() {
        List<String> lines = new ArrayList<>();
        for (RowResult row : result.rows()) {
            for (LabelSetScore sets : row.labelSets()) {
                String sexes = sets.sexes().entrySet().stream()
                        .map(sex -> String.format(Locale.ROOT, "%s %.1f", sex.getKey(), 100 * sex.getValue()))
                        .collect(Collectors.joining(", "));
                lines.add(String.format(
                        Locale.ROOT,
                        "%-28s%7.0f%%%10.1f%10.2f%10.1f%12.1f  %s",
                        row.normalisation().id(),
                        100 * sets.stated(),
                        100 * sets.covered(),
                        sets.meanSize(),
                        100 * sets.alone(),
                        100 * sets.worstSpeaker(),
                        sexes));
            }
        }
        if (!lines.isEmpty()) {
            lines.add(
                    0,
                    String.format(
                            Locale.ROOT,
                            "%-28s%8s%10s%10s%10s%12s  %s",
                            "Label sets",
                            "stated",
                            "covered",
                            "emotions",
                            "one only",
                            "worst voice",
                            "by sex"));
            lines.add(0, "");
        }
        return lines;
    }

    /** The report as JSON: the main row's figures, then all rows. */
    public String json() {
        Gson gson = new GsonBuilder()
                .setPrettyPrinting()
                .serializeNulls()
                .disableHtmlEscaping()
                .create();
        JsonObject root = new JsonObject();
        root.addProperty("experiment", result.spec().name());
        result.caveat().map(Caveat::text).ifPresent(text -> root.addProperty("caveat", text));
        root.addProperty("main", result.main().normalisation().id());
        JsonArray rows = new JsonArray();
        for (RowResult row : result.rows()) {
            row.models().forEach((name, evaluation) -> {
                JsonObject json = new JsonObject();
                json.addProperty("normalisation", row.normalisation().id());
                json.addProperty("model", name);
                json.add("figures", JsonParser.parseString(EvaluationJson.render(evaluation, result.protocol(row))));
                rows.add(json);
            });
        }
        root.add("rows", rows);
        JsonArray decisions = new JsonArray();
        result.rows()
                .forEach(row -> result.decisions(row)
                        .forEach(line -> decisions.add(row.normalisation().id() + ", " + line)));
        root.add("decisions", decisions);
        JsonObject sets = new JsonObject();
        result.rows().forEach(row -> sets.add(row.normalisation().id(), gson.toJsonTree(row.labelSets())));
        root.add("labelSets", sets);
        root.add("importance", gson.toJsonTree(result.importance()));
        return gson.toJson(root);
    }

    /**
     * Writes {@code metrics.json}, {@code report.txt}, {@code report.html}, {@code predictions.csv} (of further rows
     * {@code predictions-ROW.csv}) and {@code plots/} into the run's folder.
     */
    public void save() throws IOException {
        for (RowResult row : result.rows()) {
            String name = row.normalisation().equals(result.main().normalisation())
                    ? "predictions.csv"
                    : "predictions-" + row.normalisation().id() + ".csv";
            PredictionsCsv.write(row.predictions(), row.caveat(), folder.file(name));
        }
        String text = text();
        folder.write("report.txt", text);
        folder.write("metrics.json", json());
        Path plots = folder.file("plots");
        List<Path> pictures =
                new ArrayList<>(EvaluationPlots.write(result.main().evaluation(), plots));
        pictures.addAll(searches(plots));
        folder.write("report.html", new ReportPage(result, text).html(pictures));
    }

    /** Writes the figures of the main row alone, as JSON. */
    public void saveMain(Path file) throws IOException {
        Files.writeString(file, EvaluationJson.render(result.main().evaluation(), result.protocol()));
    }

    private List<Path> searches(Path plots) throws IOException {
        List<Path> journals;
        if (result.spec().search().isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder.parts())) {
            journals = files.filter(f -> f.getFileName().toString().equals("search.csv"))
                    .sorted()
                    .toList();
        }
        return List.of(SearchPlot.write(journals, folder.parts(), result.caveat(), plots.resolve("search.png")));
    }
}
