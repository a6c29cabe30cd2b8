package dev.undertone.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.corpora.split.SplitPlan;
import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExperimentFileTest {

    private static final String WHOLE = """
            corpora: [one, {path: two, id: ravdess}]
            labels: {merge: [calm=neutral], emotions: [happy, sad]}
            features: functionals-v1
            frontEnd: [{trim: true}, {trim: true, levelDbfs: -23}]
            augmentation: {speeds: [0.92, 1.08], copies: [{with: [noise, room], copies: 2}, gain]}
            model:
              - {kind: td, weight: 0.5, epochs: 3}
              - {kind: mlp, name: small, hidden: [64, 32], weight: 0.25}
              - lr
            split: {kind: sentence-disjoint, folds: 4, sentenceGroups: 2, inner: 2}
            normalisation: [global, speaker]
            search:
              kind: evolutionary
              trials: 30
              minutes: 12
              population: 6
              space:
                small.hidden: {layers: [1, 3], from: 8, to: 256, scale: logarithmic}
                small.hiddenDropout: [0.1, 0.5]
                lr.penalty: {from: 0.001, to: 10}
            report: {embedAudio: true, hardest: 5}
            seed: 7
            allowLeak: false
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void corpora() throws IOException {
        Files.createDirectories(folder.resolve("one"));
        Files.createDirectories(folder.resolve("two"));
    }

    private ExperimentSpec parse(String yaml) {
        return ExperimentFile.parse(yaml, "toy.yaml", folder, Optional.empty(), "toy");
    }

    @Test
    void readsEverything() {
        ExperimentSpec spec = parse(WHOLE);
        assertThat(spec.corpora().get(1).id()).contains("ravdess");
        assertThat(spec.labels().merge().apply(Emotion.CALM)).isEqualTo(Emotion.NEUTRAL);
        assertThat(spec.labels().only().orElseThrow().size()).isEqualTo(2);
        assertThat(spec.frontEnds()).hasSize(2);
        assertThat(spec.models()).extracting(ModelPart::name).containsExactly("td", "small", "lr");
        assertThat(spec.models().get(1).settings()).containsEntry("hidden", List.of(64, 32));
        assertThat(spec.models().get(0).input().speeds()).containsExactly(1.0, 0.92, 1.08);
        assertThat(spec.models().get(2).weight()).isEqualTo(1);
        assertThat(spec.split()).isEqualTo(new SplitPlan.SentenceDisjoint(4, 2));
        assertThat(spec.innerFolds()).isEqualTo(2);
        assertThat(spec.normalisations()).containsExactly(NormalisationMode.GLOBAL, NormalisationMode.SPEAKER);
        SearchSpec search = spec.search().orElseThrow();
        assertThat(search.minutes()).isEqualTo(OptionalDouble.of(12));
        assertThat(search.evolution().population()).isEqualTo(6);
        assertThat(search.space())
                .containsEntry("small.hidden", new SearchAxis.Layers(1, 3, new SearchAxis.Range(8, 256, true, true)))
                .containsEntry("lr.penalty", new SearchAxis.Range(0.001, 10, true, false));
        assertThat(spec.report().embedAudio()).isTrue();
        assertThat(spec.seed()).isEqualTo(7);
    }

    @Test
    void itsResolvedFormReadsBackAsTheSame() {
        ExperimentSpec spec = parse(WHOLE);
        String resolved = ResolvedSpec.yaml(spec);
        assertThat(ResolvedSpec.yaml(parse(resolved))).isEqualTo(resolved);
        String small = "corpora: one\nmodel: lr\nsplit: cross-corpus\n";
        assertThat(ResolvedSpec.yaml(parse(ResolvedSpec.yaml(parse(small)))))
                .isEqualTo(ResolvedSpec.yaml(parse(small)));
    }

    @Test
    void aCorpusMayLieInTheFolderOfCorpora(@TempDir Path corpora) throws IOException {
        Files.createDirectories(corpora.resolve("far"));
        String yaml = "corpora: [one, far]\nmodel: lr\nsplit: cross-corpus\n";
        ExperimentSpec spec = ExperimentFile.parse(yaml, "toy.yaml", folder, Optional.of(corpora), "toy");
        assertThat(spec.corpora())
                .extracting(CorpusSource::path)
                .containsExactly(folder.resolve("one"), corpora.resolve("far"));
    }

    @Test
    void littleIsEnough() {
        ExperimentSpec spec = parse("corpora: one\nmodel: lr\nsplit: speaker-disjoint\n");
        assertThat(spec.split()).isEqualTo(new SplitPlan.SpeakerDisjoint(5));
        assertThat(spec.normalisations()).containsExactly(NormalisationMode.GLOBAL);
        assertThat(spec.copies()).isEqualTo(CopyPlan.NONE);
        assertThat(spec.allowLeak()).isFalse();
    }

    @Test
    void classesCanBeWeighed() {
        ExperimentSpec spec =
                parse("corpora: one\nclasses: {weights: {sad: 2, happy: 0.5}}\nmodel: lr\nsplit: given\n");
        assertThat(spec.classWeights()).containsOnly(Map.entry(Emotion.SAD, 2.0), Map.entry(Emotion.HAPPY, 0.5));
        assertThat(spec.split()).isEqualTo(new SplitPlan.GivenParts(List.of("train"), List.of("test")));
        assertThat(ResolvedSpec.yaml(parse(ResolvedSpec.yaml(spec)))).isEqualTo(ResolvedSpec.yaml(spec));
        ExperimentSpec none = parse("""
                corpora: one
                classes: {weights: none}
                model: [lr, {kind: mlp, balance: resampled}, cnn1d]
                split: {kind: given, train: [train, dev], test: eval}
                """);
        assertThat(none.models().get(0).settings()).containsEntry("balanced", false);
        assertThat(none.models().get(1).settings()).containsEntry("balance", "resampled");
        assertThat(none.models().get(2).settings()).containsEntry("balance", "none");
        assertThat(none.split()).isEqualTo(new SplitPlan.GivenParts(List.of("train", "dev"), List.of("eval")));
        ExperimentSpec balanced =
                parse("corpora: one\nclasses: {weights: balanced}\nmodel: [lr, cnn1d]\nsplit: speaker-disjoint\n");
        assertThat(balanced.models().get(1).settings()).containsEntry("balance", "weighted");
        assertThatThrownBy(() -> parse("corpora: one\nclasses: {weights: {sad: -1}}\nmodel: lr\nsplit: given\n"))
                .hasMessageContaining("line 2: classes: sad must be a number in 0.001..1000.0 but was '-1'");
        assertThatThrownBy(() -> parse("corpora: one\nclasses: {weights: {sadd: 1}}\nmodel: lr\nsplit: given\n"))
                .hasMessageContaining("line 2: classes: ")
                .hasMessageContaining("sadd");
    }

    @Test
    void aWholeBundleCanBeTheBeginning() {
        ExperimentSpec spec = parse("corpora: one\nmodel: {from: default}\nsplit: speaker-disjoint\n");
        assertThat(spec.models()).extracting(ModelPart::name).containsExactly("td", "lr", "mlp");
        assertThat(spec.models()).extracting(ModelPart::weight).containsExactly(0.5, 0.25, 0.25);
        assertThat(spec.models().get(0).input().framePooling()).isEqualTo(3);
        // Gentler than from nothing.
        assertThat(spec.models().get(0).settings()).containsEntry("peakRate", 0.2 * 2e-3);
        assertThat(ResolvedSpec.yaml(parse(ResolvedSpec.yaml(spec)))).isEqualTo(ResolvedSpec.yaml(spec));
        ExperimentSpec one = parse("corpora: one\nmodel: {kind: mlp, from: default, peakRate: 0.01}\nsplit: random\n");
        assertThat(one.models().get(0).settings()).containsEntry("peakRate", 0.01);
        assertThat(one.models().get(0).start().orElseThrow().member()).isEqualTo("mlp");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: knn, from: default, member: lr}|model: from: a model of kind knn cannot begin from another; lr,",
                "{kind: td, from: default, member: cnn}|model: member must be one of [td, lr, mlp]",
                "{kind: td, from: gone.undertone}|from: ",
                "{kind: mlp, from: default, hidden: [8]}|must be a network of the same shape",
                "{kind: mlp, from: default, features: egemaps-v02}|give it the member's features",
                "{from: default, weight: 2}|model has no key weight"
            })
    void aBeginningThatDoesNotFitIsNamed(String model, String message) {
        assertThatThrownBy(() -> parse("corpora: one\nmodel: " + model + "\nsplit: speaker-disjoint\n"))
                .hasMessageContaining("toy.yaml, line 2: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "corpora: [one, {path: two, id: ravdess}]|corpora: three|line 1: corpora: there is no folder or table 'three' in",
                "seed: 7|sead: 7|line 22: the experiment has no key sead; its keys are name, corpora",
                "seed: 7|seed: -1|line 22: the experiment: seed must be a whole number in 0..2147483647 but was '-1'",
                "kind: td,|kind: svn,|line 7: model must be one of [lr, ",
                "epochs: 3|epochs: 0|line 7: model td: epochs must be in 1..10000 but was 0",
                "epochs: 3|epoch: 3|line 7: model td: setting must be one of [epochs,",
                "weight: 0.5|weight: many|line 7: model: weight must be a number in",
                "hidden: [64, 32]|hidden: wide|line 8: model mlp: hidden must be a list of whole numbers but was 'wide'",
                "name: small|name: Small!|line 8: model: a model's name must be",
                "features: functionals-v1|features: functionals-v9|line 3: features: feature set must be one of",
                "emotions: [happy, sad]|emotions: [joyous]|line 2: labels: emotion must be one of neutral,",
                "calm=neutral|calm|line 2: labels: a merge must be of the form calm=neutral but was 'calm'",
                "0.92, 1.08|0.1|line 5: augmentation: speeds must be a number in 0.5..2.0 but was '0.1'",
                "kind: sentence-disjoint|kind: clever|line 10: split: kind must be one of speaker-disjoint, leave-one-speaker-out,",
                "folds: 4|folds: 1|line 10: split: folds must be a whole number in 2..1000 but was '1'",
                "[global, speaker]|[personal]|line 11: the experiment: normalisation must be one of global, corpus, speaker, all-clips or {mode: baseline, seconds: 60} but was 'personal'",
                "kind: evolutionary|kind: lucky|line 13: search: kind must be one of grid, random, evolutionary, halving but was 'lucky'",
                "small.hiddenDropout|small.hiddenDrop|line 19: space: a setting of small must be one of [",
                "[0.1, 0.5]|[0.1, 5]|line 19: space: mlp: hiddenDropout must be in 0.0..0.95 but was 5.0",
                "lr.penalty|svm.penalty|line 20: space: a setting must be named with its model, one of [td, small, lr]",
                "from: 0.001|from: 100|line 20: space: lr.penalty: from must be below to",
                "hardest: 5|hardest: many|line 21: report: hardest must be a whole number in 0..200 but was 'many'",
                "allowLeak: false|allowLeak: perhaps|line 23: the experiment: allowLeak must be true or false but was 'perhaps'",
                "seed: 7|seed: 7\\nseed: 8|line 23: seed stands twice in the experiment"
            })
    void whatIsWrongIsNamedWithItsLine(String right, String wrong, String message) {
        assertThat(WHOLE).contains(right);
        String yaml = WHOLE.replace(right, wrong.replace("\\n", "\n"));
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("toy.yaml, line")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model: lr\\nsplit: random|line 1: the experiment needs corpora",
                "corpora: one\\nsplit: random|the experiment needs model",
                "corpora: one\\nmodel: lr|the experiment needs split, such as",
                "corpora: one\\nmodel: lr\\nsplit: {kind: given, test: train}|split: train and test must each name parts",
                "corpora: one\\nmodel: lr\\nfeatures: logmel-v1\\nsplit: random|no model takes logmel-v1",
                "corpora: one\\nmodel: {kind: lr, features: logmel-v1}\\nsplit: random|features must have a row per file",
                "corpora: one\\nmodel: lr\\nfeatures: tutorial-180\\nfrontEnd: {trim: true}\\nsplit: random|frontEnd works at 16000 Hz",
                "corpora: one\\nmodel: [lr, lr]\\nsplit: random|each model's name may stand once",
                "corpora: one\\nmodel: lr\\nsplit: random\\nsearch: {kind: grid}|search needs space",
            })
    void whatIsMissingIsNamed(String yaml, String message) {
        assertThatThrownBy(() -> parse(yaml.replace("\\n", "\n") + "\n")).hasMessageContaining(message);
    }
}
