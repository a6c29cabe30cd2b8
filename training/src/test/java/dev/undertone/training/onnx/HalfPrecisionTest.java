package dev.undertone.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfPrecisionTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0, 0000",
        "1, 3c00",
        "-2, c000",
        "65504, 7bff",
        "0.000060975552, 03ff",
        "0.00006103515625, 0400",
        "0.000000059604645, 0001",
        "0.00000002, 0000",
        "0.333251953125, 3555",
        // Ties go to the even neighbour; the second carries into the exponent.
        "1.00048828125, 3c00",
        "1.99951171875, 4000",
        "-0.1, ae66"
    })
    void roundsToNearestEven(float value, String bits) {
        assertThat(String.format("%04x", HalfPrecision.of(value))).isEqualTo(bits);
    }

    @Test
    void everyNumberComesBack() {
        for (int bits = 0; bits <= 0xFFFF; bits++) {
            float value = HalfPrecision.toFloat((short) bits);
            // Negative zero is written as zero.
            if (Float.isFinite(value) && bits != 0x8000) {
                assertThat(HalfPrecision.of(value)).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        for (float value : new float[] {65_505f, Float.NaN, Float.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> HalfPrecision.of(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("use WeightPrecision.SINGLE");
        }
    }
}
