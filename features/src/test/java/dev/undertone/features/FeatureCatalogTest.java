package dev.undertone.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FeatureCatalogTest {

    @Test
    void findsEverySetItLists() {
        assertThat(FeatureCatalog.ids()).contains("logmel-v1").isSorted();
        for (String id : FeatureCatalog.ids()) {
            assertThat(FeatureCatalog.find(id))
                    .hasValueSatisfying(set -> assertThat(set.schema().id()).isEqualTo(id));
            assertThat(FeatureCatalog.find(id).orElseThrow())
                    .isSameAs(FeatureCatalog.find(id).orElseThrow());
        }
    }

    @Test
    void namesTheAllowedIds() {
        assertThat(FeatureCatalog.find("mfcc-v9")).isEmpty();
        assertThatThrownBy(() -> FeatureCatalog.frames("mfcc-v9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("frame feature set must be one of", "logmel-v1", "mfcc-v9");
        assertThatThrownBy(() -> FeatureCatalog.utterance("logmel-v1")).hasMessageContaining("utterance feature set");
    }
}
