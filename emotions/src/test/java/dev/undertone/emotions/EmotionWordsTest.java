package dev.undertone.emotions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EmotionWordsTest {

    @ParameterizedTest
    @CsvSource({
        "happiness, HAPPY",
        "ANG, ANGRY",
        "Fear, FEARFUL",
        "Pleasant_surprise, SURPRISED",
        "pleasant surprised, SURPRISED",
        "boredom, BORED",
        "' sadness', SAD"
    })
    void wordsOfManyCorporaMeanOneEmotion(String word, Emotion emotion) {
        assertThat(EmotionWords.find(word)).contains(emotion);
    }

    @ParameterizedTest
    @EnumSource
    void everyEmotionIsFoundByItsOwnId(Emotion emotion) {
        assertThat(EmotionWords.find(emotion.id())).contains(emotion);
    }

    @Test
    void otherWordsNameNone() {
        assertThat(EmotionWords.find("laughing")).isEmpty();
        assertThat(EmotionWords.find("")).isEmpty();
    }
}
