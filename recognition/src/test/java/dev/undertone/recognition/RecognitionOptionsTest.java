package dev.undertone.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecognitionOptionsTest {

    private final RecognitionOptions defaults = RecognitionOptions.defaults();

    @Test
    void defaultsJudgeShortClipsWholeAndLongOnesEverySecond() {
        assertThat(defaults.wholeClip()).isEqualTo(Duration.ofSeconds(6));
        assertThat(defaults.window()).isEqualTo(Duration.ofSeconds(3));
        assertThat(defaults.hop()).isEqualTo(Duration.ofSeconds(1));
        assertThat(defaults.minimumSpeech()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void messagesNameOptionLimitAndValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.withWindows(Duration.ofMillis(100), Duration.ofMillis(100)))
                .withMessage("window must be in 0.5..30 s but was 0.1 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.withWindows(Duration.ofSeconds(2), Duration.ofSeconds(3)))
                .withMessage("hop must be in 0.1..2 s (the window) but was 3 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.withWholeClip(Duration.ofSeconds(-1)))
                .withMessage("wholeClip must be in 0..60 s but was -1 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.withConfidenceThreshold(Double.NaN))
                .withMessage("confidenceThreshold must be in 0..1 but was NaN");
    }
}
