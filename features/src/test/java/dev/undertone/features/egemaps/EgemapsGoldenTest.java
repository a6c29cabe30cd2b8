package dev.undertone.features.egemaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Agreement with openSMILE 3.0.1's eGeMAPSv02 (git 341aea9) over its reference outputs. What is not close, and why, stands
 * in {@code docs/egemaps.md}.
 */
class EgemapsGoldenTest {

    private static final int LOUDNESS_TO_F0 = 11;

    private final EgemapsAgreement agreement = new EgemapsAgreement();

    @Test
    void namesAreTheReferences() {
        EgemapsReference reference = new EgemapsReference();
        assertThat(reference.recordings()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(new EgemapsV02().schema().names()).isEqualTo(reference.functionalNames());
        assertThat(EgemapsReference.descriptors(reference.recordings().get(0)).header())
                .containsSubsequence(new EgemapsV02Descriptors().schema().names());
    }

    @Test
    void functionalsAgree() {
        Map<String, Agreement> functionals = agreement.functionals();
        assertThat(functionals).hasSize(88);
        assertThat(functionals.values().stream().filter(Agreement::isClose).count())
                .isGreaterThanOrEqualTo(70);
        assertThat(functionals.values().stream()
                        .filter(functional -> functional.correlation() >= 0.9)
                        .count())
                .isGreaterThanOrEqualTo(82);
    }

    @Test
    void descriptorsAgree() {
        agreement.descriptors().entrySet().stream()
                .limit(LOUDNESS_TO_F0)
                .forEach(descriptor -> assertThat(descriptor.getValue().correlation())
                        .as(descriptor.getKey())
                        .isGreaterThanOrEqualTo(descriptor.getKey().startsWith("F0") ? 0.99 : 0.999999));
    }
}
