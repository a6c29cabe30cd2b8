package dev.undertone.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusCatalog;
import dev.undertone.corpora.LabelChoice;
import dev.undertone.corpora.split.SplitPlan;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StandardRecipeTest {

    @Test
    void ofRavdessItIsTheCommittedExperiment() throws IOException {
        Path corpora = TestData.corpora();
        Path file = TestData.repositoryRoot().resolve("experiments/ravdess.yaml");
        ExperimentSpec committed = ExperimentFile.read(file, Optional.of(corpora));
        Corpus ravdess = CorpusCatalog.read(corpora.resolve("ravdess"));
        ExperimentSpec standard = StandardRecipe.of(
                committed.name(),
                committed.corpora(),
                LabelChoice.ALL,
                List.of(ravdess),
                StandardRecipe.Options.defaults());
        assertThat(ResolvedSpec.yaml(standard)).isEqualTo(ResolvedSpec.yaml(committed));
    }

    @Test
    void otherCorporaAreDealtIntoFiveFolds() {
        ExperimentSpec spec = StandardRecipe.of(
                "toy",
                ToyExperiment.spec().corpora(),
                LabelChoice.ALL,
                ToyExperiment.corpora("toy"),
                new StandardRecipe.Options(Set.of("lr"), "egemaps-v02", 3));
        assertThat(spec.split()).isEqualTo(new SplitPlan.SpeakerDisjoint(5));
        assertThat(spec.models())
                .singleElement()
                .satisfies(m -> assertThat(m.input().featureSet()).isEqualTo("egemaps-v02"));
        assertThatThrownBy(() -> new StandardRecipe.Options(Set.of("svm"), "egemaps-v02", 3))
                .hasMessageContaining("members must be among [td, lr, mlp] but were [svm]");
    }
}
