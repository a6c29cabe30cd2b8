package dev.undertone.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptAudioIdentityTest {

    @TempDir
    private Path folder;

    private final AtomicInteger heard = new AtomicInteger();

    private Utterance recording() throws IOException {
        Path file = Files.writeString(folder.resolve("a.wav"), "anything");
        return new Utterance(
                "a", file, "toy", Emotion.HAPPY, "s1", Optional.empty(), Optional.empty(), Optional.empty());
    }

    private AudioIdentity listening(Optional<String> answer) {
        return utterance -> {
            heard.incrementAndGet();
            return answer;
        };
    }

    @Test
    void listensOnceToARecordingWhateverItsName() throws IOException {
        Utterance first = recording();
        AudioIdentity kept = new KeptAudioIdentity(folder.resolve("kept"), listening(Optional.of("abc")));
        assertThat(kept.of(first)).contains("abc");
        assertThat(new KeptAudioIdentity(folder.resolve("kept"), listening(Optional.of("other"))).of(first))
                .contains("abc");
        assertThat(heard).hasValue(1);
        Files.write(first.file(), new byte[] {1, 2, 3});
        assertThat(kept.of(first)).contains("abc");
        assertThat(heard).as("other bytes are listened to anew").hasValue(2);
    }

    @Test
    void remembersSilence() throws IOException {
        Utterance first = recording();
        AudioIdentity kept = new KeptAudioIdentity(folder.resolve("kept"), listening(Optional.empty()));
        assertThat(kept.of(first)).isEmpty();
        assertThat(kept.of(first)).isEmpty();
        assertThat(heard).hasValue(1);
    }

    @Test
    void whatCannotBeHeardIsNotRemembered() throws IOException {
        Utterance first = recording();
        AudioIdentity broken = utterance -> {
            heard.incrementAndGet();
            throw new IOException("broken");
        };
        AudioIdentity kept = new KeptAudioIdentity(folder.resolve("kept"), broken);
        assertThatThrownBy(() -> kept.of(first)).hasMessage("broken");
        assertThatThrownBy(() -> kept.of(first)).hasMessage("broken");
        assertThat(heard).hasValue(2);
    }
}
