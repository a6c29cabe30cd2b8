package dev.undertone.audio.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioReader;
import dev.undertone.audio.AudioStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.TargetDataLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTest {

    /** A line that gives these bytes in pieces of random length and then waits until it is closed. */
    private static TargetDataLine line(byte[] bytes, Random random) {
        int[] at = {0};
        CountDownLatch closed = new CountDownLatch(1);
        return (TargetDataLine) Proxy.newProxyInstance(
                CaptureTest.class.getClassLoader(),
                new Class<?>[] {TargetDataLine.class},
                (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "read" -> {
                            if (at[0] == bytes.length) {
                                closed.await(10, TimeUnit.SECONDS);
                                return 0;
                            }
                            int wanted = Math.min((Integer) arguments[2], bytes.length - at[0]);
                            int n = Math.max(4, random.nextInt(wanted + 1) / 4 * 4);
                            System.arraycopy(bytes, at[0], (byte[]) arguments[0], (Integer) arguments[1], n);
                            at[0] += n;
                            return n;
                        }
                        case "close" -> closed.countDown();
                        default -> {}
                    }
                    return null;
                });
    }

    private static byte[] samples(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (short sample : samples) {
            bytes.putShort(sample);
        }
        return bytes.array();
    }

    private static short[] random(Random random, int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) random.nextInt();
        }
        return samples;
    }

    private static float[] read(AudioStream stream, int frames) throws IOException {
        int channels = stream.format().channels();
        float[] all = new float[frames * channels];
        int done = 0;
        while (done < frames) {
            int n = stream.read(all, done * channels, Math.min(700, frames - done));
            assertThat(n).isPositive();
            done += n;
        }
        return all;
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void aLineGivesItsSamplesUntilItIsClosed(long seed) throws Exception {
        Random random = new Random(seed);
        short[] samples = random(random, 20_000);
        LineStream stream =
                LineStream.start(line(samples(samples), random), new AudioFormat(48_000, 16, 2, true, false));
        assertThat(stream.format().sampleRateHz()).isEqualTo(48_000);
        float[] heard = read(stream, samples.length / 2);
        for (int i = 0; i < samples.length; i++) {
            assertThat(heard[i]).isEqualTo(samples[i] / 32_768f);
        }
        Thread closing = new Thread(stream::close);
        closing.start();
        assertThat(stream.read(new float[8], 0, 4)).isEqualTo(-1);
        closing.join();
        assertThat(stream.read(new float[8], 0, 4)).isEqualTo(-1);
    }

    @Test
    void rawSamplesNeedNoHeader() throws Exception {
        short[] samples = random(new Random(4), 999);
        byte[] odd = Arrays.copyOf(samples(samples), 2 * 999 + 1);
        try (AudioStream stream = AudioReader.openRaw(new ByteArrayInputStream(odd), 8000, 1)) {
            float[] heard = read(stream, samples.length);
            assertThat(heard[500]).isEqualTo(samples[500] / 32_768f);
            assertThat(stream.read(new float[4], 0, 4)).isEqualTo(-1);
            assertThat(stream.format().sampleRateHz()).isEqualTo(8000);
        }
    }

    @Test
    void aDeviceThatIsGoneIsNamed() {
        assertThatThrownBy(() -> new SystemCapture().open(new CaptureDevice(999, "Gone", "")))
                .isInstanceOf(AudioException.class)
                .hasMessageContaining("Gone: is not there any more; list the devices again");
    }

    @Test
    void devicesAreNumberedFromOne() {
        int number = 1;
        for (CaptureDevice device : new SystemCapture().devices()) {
            assertThat(device.number()).isEqualTo(number++);
            assertThat(device.name()).isNotBlank();
        }
    }
}
