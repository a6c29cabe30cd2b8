package dev.undertone.emotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelMapTest {

    @Test
    void mergesAreReadAndWrittenBack() {
        LabelMap map = LabelMap.parse(List.of("calm=neutral, excited=HAPPY", "contempt=disgust"));
        assertThat(map.apply(Emotion.CALM)).isEqualTo(Emotion.NEUTRAL);
        assertThat(map.apply(Emotion.SAD)).isEqualTo(Emotion.SAD);
        assertThat(map).hasToString("calm=neutral,excited=happy,contempt=disgust");
        assertThat(LabelMap.parse(List.of(map.toString()))).isEqualTo(map);
    }

    @Test
    void aLabelSetLosesWhatIsMerged() {
        LabelMap map = LabelMap.parse(List.of("calm=neutral", "disgust=angry"));
        assertThat(map.apply(LabelSet.RAVDESS)).hasToString("neutral,happy,sad,angry,fearful,surprised");
        assertThat(LabelMap.NONE.apply(LabelSet.RAVDESS)).isEqualTo(LabelSet.RAVDESS);
        assertThat(LabelMap.parse(List.of("bored=sad")).apply(LabelSet.parse("bored,happy")))
                .hasToString("sad,happy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calm                    | calm",
                "calm=neutral=sad        | calm=neutral=sad",
                "calm=serene             | serene",
                "calm=calm               | merged away itself",
                "calm=neutral,neutral=sad| merged away itself",
                "calm=neutral,calm=sad   | merged into neutral and sad",
            })
    void whatMakesNoSenseIsNamed(String merges, String named) {
        assertThatThrownBy(() -> LabelMap.parse(List.of(merges)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }
}
