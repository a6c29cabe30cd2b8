package dev.undertone.training.experiment;

import dev.undertone.corpora.Sex;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.split.ClipCopy;
import dev.undertone.corpora.split.Split;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.evaluation.Evaluation;
import dev.undertone.evaluation.Prediction;
import dev.undertone.evaluation.PredictionsCsv;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.training.MemberScorer;
import dev.undertone.training.MemberTrainer;
import dev.undertone.training.Seeds;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainingClip;
import dev.undertone.training.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Trains models on one side of a split and scores the other side. Every scoring is written into the run's folder as soon
 * as it is done and never computed again. Thread-safe.
 */
final class EnsembleScorer {

    /** Hears of a model that was just trained, with the clips it is to be tested on; not of scorings that are only read. */
    @FunctionalInterface
    interface Inspection {
        void of(ModelPart part, TrainedMember member, List<TrainingClip> test, Path scoring) throws IOException;
    }

    private final ClipStore clips;
    private final LabelSet labels;
    private final long seed;
    private final Path parts;
    private final TrainingProgress progress;
    private final SpeechLengths lengths;
    private final Map<Path, Object> locks = new ConcurrentHashMap<>();
    private final Map<String, OnSpeakersScale> onSpeakersScale = new ConcurrentHashMap<>();

    EnsembleScorer(
            ClipStore clips, SpeechLengths lengths, LabelSet labels, long seed, Path parts, TrainingProgress progress) {
        this.clips = clips;
        this.lengths = lengths;
        this.labels = labels;
        this.seed = seed;
        this.parts = parts;
        this.progress = progress;
    }

    /**
     * What each model says of the tested clips, by its name and in the models' order.
     *
     * @param where the split, such as {@code fold-1}
     * @param stage such as {@code inner} or {@code outer}
     * @param fold number of the outer fold, from 0
     */
    Map<String, List<Prediction>> scored(
            String where,
            String stage,
            int fold,
            Split split,
            List<ModelPart> models,
            FrontEndOptions frontEnd,
            NormalisationMode row,
            Inspection inspection)
            throws IOException {
        Map<String, List<Prediction>> scored = new LinkedHashMap<>();
        for (ModelPart model : models) {
            scored.put(model.name(), one(where, stage, fold, split, model, frontEnd, row, inspection));
        }
        return scored;
    }

    private List<Prediction> one(
            String where,
            String stage,
            int fold,
            Split split,
            ModelPart model,
            FrontEndOptions frontEnd,
            NormalisationMode row,
            Inspection inspection)
            throws IOException {
        MemberTrainer trainer = model.trainer(labels);
        NormalisationMode mode = model.normalisation(row);
        String settings = Long.toHexString(Seeds.derive(0, trainer.settings() + trainer.input()));
        String what = stage + "-" + model.name() + "-" + FrontEndNames.of(frontEnd);
        Path file = parts.resolve(where).resolve(mode.id()).resolve(what + "-" + settings + ".csv");
        String part = where + "/" + mode.trainingId() + "/" + what + "-" + settings;
        // The same chance for every row and setting, so that they differ by nothing else.
        long chance = Seeds.derive(seed, where + "/" + what);
        // Trials that run at once may come upon the same settings.
        synchronized (locks.computeIfAbsent(file, f -> new Object())) {
            if (!Files.exists(file)) {
                PredictionsCsv.write(
                        trained(part, chance, file, fold, split, model, trainer, frontEnd, mode, inspection), file);
            }
            // Read back, since reading normalises anew: a run that was interrupted ends with the very same numbers.
            return PredictionsCsv.read(file);
        }
    }

    private List<Prediction> trained(
            String part,
            long chance,
            Path file,
            int fold,
            Split split,
            ModelPart model,
            MemberTrainer trainer,
            FrontEndOptions frontEnd,
            NormalisationMode mode,
            Inspection inspection)
            throws IOException {
        List<TrainingClip> test = clips.tested(split.test(), trainer.input(), frontEnd);
        TrainedMember member;
        if (mode.draw().isPresent()) {
            OnSpeakersScale made = onSpeakersScale(part, chance, mode.draw().get(), split.train(), trainer, frontEnd);
            member = made.member();
            test = made.scales().tested(mode.draw().get(), split.test(), test);
        } else {
            List<TrainingClip> train = clips.training(split.train(), trainer.input(), frontEnd);
            Normaliser.Clips sides = Normaliser.apply(mode, split.train(), train, split.test(), test);
            member = trainer.train(sides.train(), labels.size(), chance, progress.training(part));
            test = sides.test();
        }
        List<Prediction> predictions = new ArrayList<>();
        try (MemberScorer scorer = new MemberScorer(member)) {
            for (int i = 0; i < test.size(); i++) {
                predictions.add(prediction(
                        split.test().get(i),
                        fold,
                        EmotionScores.softmax(labels, scorer.logits(test.get(i).original()))));
            }
        }
        Files.createDirectories(file.getParent());
        inspection.of(model, member, test, file);
        progress.say(String.format(
                Locale.ROOT,
                "%s: UAR %.4f on %d clips",
                part,
                Evaluation.of(predictions).uar(),
                predictions.size()));
        return predictions;
    }

    private record OnSpeakersScale(TrainedMember member, SpeakerScales scales) {}

    /** Baselines of any length are heard by the same model, which is trained once while they are scored together. */
    private OnSpeakersScale onSpeakersScale(
            String part,
            long chance,
            BaselineDraw draw,
            List<ClipCopy> copies,
            MemberTrainer trainer,
            FrontEndOptions frontEnd)
            throws IOException {
        synchronized (locks.computeIfAbsent(parts.resolve(part), p -> new Object())) {
            OnSpeakersScale made = onSpeakersScale.get(part);
            if (made == null) {
                List<TrainingClip> train = clips.training(copies, trainer.input(), frontEnd);
                SpeakerScales scales = SpeakerScales.learn(draw, seed, lengths.seconds(), copies, train);
                made = new OnSpeakersScale(
                        trainer.train(scales.trained(copies, train), labels.size(), chance, progress.training(part)),
                        scales);
                onSpeakersScale.put(part, made);
            }
            return made;
        }
    }

    private static Prediction prediction(ClipCopy clip, int fold, EmotionScores scores) {
        Utterance u = clip.utterance();
        return new Prediction(
                clip.id(),
                u.hasSpeaker() ? u.speakerKey() : u.corpus() + "/unknown",
                u.sex().map(Sex::id).orElse(""),
                fold,
                u.emotion(),
                scores);
    }

    /** The weighted mean of the models' probabilities, clip by clip. */
    static List<Prediction> averaged(List<ModelPart> models, Map<String, List<Prediction>> scored) {
        double weights = models.stream().mapToDouble(ModelPart::weight).sum();
        List<Prediction> first = scored.values().iterator().next();
        List<Prediction> mean = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            Prediction clip = first.get(i);
            LabelSet labels = clip.scores().labels();
            double[] p = new double[labels.size()];
            for (ModelPart model : models) {
                EmotionScores said =
                        scored.getOrDefault(model.name(), List.of()).get(i).scores();
                for (int c = 0; c < p.length; c++) {
                    p[c] += model.weight() / weights * said.probability(c);
                }
            }
            mean.add(new Prediction(
                    clip.clip(), clip.speaker(), clip.sex(), clip.fold(), clip.truth(), EmotionScores.of(labels, p)));
        }
        return mean;
    }
}
