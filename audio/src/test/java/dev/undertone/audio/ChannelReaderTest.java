package dev.undertone.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.undertone.audio.PcmWriter.Encoding;
import dev.undertone.testkit.Signals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelReaderTest {

    private static final float[] LEFT = Signals.tone(440, 0.5, 1.0, 48_000);
    private static final float[] RIGHT = Signals.tone(1000, 0.25, 1.0, 48_000);

    private static byte[] stereo() {
        float[] both = new float[2 * LEFT.length];
        for (int i = 0; i < LEFT.length; i++) {
            both[2 * i] = LEFT[i];
            both[2 * i + 1] = RIGHT[i];
        }
        return PcmWriter.wav(Encoding.F32, 2, 48_000, both);
    }

    private static ChannelReader open(byte[] file, ChannelSelection selection, int rate) throws IOException {
        return ChannelReader.open(
                AudioReader.open(new ByteArrayInputStream(file), "call.wav"), "call.wav", selection, rate);
    }

    /** Rows of what is read in chunks of that size. */
    private static float[][] readAll(ChannelReader reader, int chunk) throws IOException {
        try (reader) {
            float[][] all = new float[reader.channels().size()][60_000];
            float[][] block = new float[all.length][chunk];
            int length = 0;
            for (int n = reader.read(block, chunk); n >= 0; n = reader.read(block, chunk)) {
                for (int c = 0; c < all.length; c++) {
                    System.arraycopy(block[c], 0, all[c], length, n);
                }
                length += n;
            }
            for (int c = 0; c < all.length; c++) {
                all[c] = Arrays.copyOf(all[c], length);
            }
            return all;
        }
    }

    @Test
    void mixesToTheMeanOfTheChannels() throws IOException {
        float[][] mix = readAll(open(stereo(), new ChannelSelection.Mix(), 48_000), 1000);
        assertThat(mix).hasNumberOfRows(1);
        assertThat(mix[0]).hasSameSizeAs(LEFT);
        for (int i = 0; i < LEFT.length; i++) {
            assertThat(mix[0][i]).isCloseTo((LEFT[i] + RIGHT[i]) / 2, within(1e-7f));
        }
    }

    @Test
    void keepsEachChannelApartOrPicksOne() throws IOException {
        ChannelReader each = open(stereo(), new ChannelSelection.Each(), 48_000);
        assertThat(each.channels()).isEqualTo(List.of(new Channel("left"), new Channel("right")));
        float[][] rows = readAll(each, 777);
        assertThat(rows[0]).isEqualTo(LEFT);
        assertThat(rows[1]).isEqualTo(RIGHT);
        assertThat(readAll(open(stereo(), new ChannelSelection.One(1), 48_000), 777)[0])
                .isEqualTo(RIGHT);
    }

    @Test
    void resamplesAsTheWholeWaveformWouldBeWhateverTheChunks() throws IOException {
        float[] whole = Resampler.resample(Waveform.of(RIGHT, 48_000), 16_000).toArray();
        for (int chunk : new int[] {1, 160, 50_000}) {
            float[][] rows = readAll(open(stereo(), new ChannelSelection.Each(), 16_000), chunk);
            assertThat(rows[0]).hasSize(16_000);
            assertThat(rows[1]).isEqualTo(whole);
        }
    }

    @Test
    void namesTheChannelsThatThereAre() {
        assertThatThrownBy(() -> open(stereo(), new ChannelSelection.One(2), 16_000))
                .isInstanceOf(AudioException.class)
                .hasMessage(
                        "call.wav: channel must be in 1..2 but was 3; it has 2 channels; choose one of them, each or mix");
    }

    @Test
    void readsAWholeFile(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("no-suffix"), stereo());
        List<Waveform> channels = AudioReader.read(file, new ChannelSelection.Each(), 48_000);
        assertThat(channels).extracting(w -> w.channel().label()).containsExactly("left", "right");
        assertThat(channels.get(0).toArray()).isEqualTo(LEFT);
        assertThat(channels.get(1).sampleRateHz()).isEqualTo(48_000);
    }
}
