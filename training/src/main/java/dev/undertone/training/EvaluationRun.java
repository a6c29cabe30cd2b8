package dev.undertone.training;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.SpeakerFolds;
import dev.undertone.evaluation.Evaluation;
import dev.undertone.evaluation.EvaluationJson;
import dev.undertone.evaluation.EvaluationPlots;
import dev.undertone.evaluation.EvaluationText;
import dev.undertone.evaluation.PredictionsCsv;
import dev.undertone.features.voice.FrontEndOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** A whole evaluation in one folder: the folds' parts while it runs, and at the end predictions, report and plots. */
public final class EvaluationRun {

    private static final int FOLDS = 5;
    private static final double SPEECH_LEVEL_DBFS = -23;

    private final Path folder;
    private final TrainingSet set;
    private final EnsembleRecipe recipe;
    private final SpeakerFoldExperiment.Options options;
    private final SpeakerFoldExperiment experiment;

    /**
     * Begins a run, or goes on with the one in the folder.
     *
     * @param jobs how many clips' features are computed at once
     * @throws IOException if the folder holds a run with other settings
     */
    public EvaluationRun(
            Path folder,
            TrainingSet set,
            EnsembleRecipe recipe,
            SpeakerFoldExperiment.Options options,
            FeatureSource features,
            int jobs,
            TrainingProgress progress)
            throws IOException {
        this.folder = folder;
        this.set = set;
        this.recipe = recipe;
        this.options = options;
        RunSettings.require(folder, recipe, options, set);
        this.experiment = new SpeakerFoldExperiment(recipe, options, set, features, jobs, folder, progress);
    }

    /**
     * The protocol by default: the development folds of RAVDESS where its speakers are those, else five folds balanced by
     * sex; the recording's own level or active speech at {@value #SPEECH_LEVEL_DBFS} dBFS.
     */
    public static SpeakerFoldExperiment.Options protocol(TrainingSet set, long seed) {
        List<FrontEndOptions> frontEnds =
                List.of(FrontEndOptions.defaults(), new FrontEndOptions(true, OptionalDouble.of(SPEECH_LEVEL_DBFS)));
        return new SpeakerFoldExperiment.Options(folds(set, seed), frontEnds, seed);
    }

    private static SpeakerFolds folds(TrainingSet set, long seed) {
        if (set.corpora().size() == 1) {
            Corpus corpus = set.corpora().get(0);
            Set<String> development = new HashSet<>();
            SpeakerFolds.RAVDESS_DEVELOPMENT.folds().forEach(development::addAll);
            if (corpus.descriptor().id().equals("ravdess") && development.equals(new HashSet<>(corpus.speakers()))) {
                return SpeakerFolds.RAVDESS_DEVELOPMENT;
            }
        }
        return SpeakerFolds.balanced(set.utterances(), FOLDS, seed);
    }

    /** All folds; what is done already is only read. */
    public ExperimentReport report() throws IOException {
        List<Integer> all = new ArrayList<>();
        for (int fold = 0; fold < options.folds().count(); fold++) {
            all.add(fold);
        }
        return report(all);
    }

    /**
     * Some of the folds.
     *
     * @param folds from 0
     */
    public ExperimentReport report(List<Integer> folds) throws IOException {
        List<FoldResult> results = new ArrayList<>();
        for (int fold : folds) {
            results.add(experiment.fold(fold));
        }
        return new ExperimentReport(results);
    }

    /** What the report's figures mean. */
    public List<String> protocol(ExperimentReport report) {
        return report.protocol(set, recipe, options);
    }

    /** The report as a page of text. */
    public String text(ExperimentReport report) {
        List<String> heading = new ArrayList<>(protocol(report));
        heading.addAll(report.decisions(options));
        heading.add("");
        heading.addAll(report.table().lines().toList());
        return EvaluationText.render(report.evaluation(), heading);
    }

    /** Writes {@code predictions.csv}, {@code report.txt}, {@code report.json} and the plots into the run's folder. */
    public void save(ExperimentReport report) throws IOException {
        Evaluation evaluation = report.evaluation();
        PredictionsCsv.write(report.predictions(), folder.resolve("predictions.csv"));
        Files.writeString(folder.resolve("report.txt"), text(report));
        Files.writeString(folder.resolve("report.json"), EvaluationJson.render(evaluation, protocol(report)));
        EvaluationPlots.write(evaluation, Files.createDirectories(folder.resolve("plots")));
    }
}
