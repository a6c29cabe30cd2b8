package dev.undertone.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurEvReaderTest extends CorpusReaderContract {

    @Override
    String id() {
        return "turev-db";
    }

    @Override
    void fill(Path folder) throws IOException {
        touch(folder, "Sound Source/Angry/1157_kz_beste.wav");
        touch(folder, "Sound Source/Calm/1234_sk_algi.wav");
        touch(folder, "Sound Source/Happy/1234_mt_beste.wav");
        touch(folder, "Sound Source/Sad/7895_hl_utanc.wav");
    }

    @Override
    String stray() {
        return "Sound Source/Sad/7895_xx_utanc.wav";
    }

    @Test
    void everyPartOfTheNameIsRead() throws IOException {
        Path folder = filled();
        assertThat(CorpusCatalog.read(folder).utterances())
                .contains(new Utterance(
                        "1157_kz_beste",
                        folder.resolve("Sound Source/Angry/1157_kz_beste.wav"),
                        "turev-db",
                        Emotion.ANGRY,
                        "1157",
                        Optional.empty(),
                        Optional.of("beste"),
                        Optional.empty()));
    }

    @Test
    void theFourCodesAreTurkish() throws IOException {
        assertThat(CorpusCatalog.read(filled()).labels()).hasToString("calm,happy,sad,angry");
    }

    @Test
    void anEnglishWordBehindDecides() throws IOException {
        Path folder = filled();
        touch(folder, "1234_kitap_kz_happy.wav");
        assertThat(CorpusCatalog.read(folder).utterances())
                .filteredOn(u -> u.sentence().equals(Optional.of("kitap")))
                .extracting(Utterance::emotion)
                .containsExactly(Emotion.HAPPY);
    }
}
