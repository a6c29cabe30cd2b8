package dev.undertone.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.testkit.Signals;
import dev.undertone.testkit.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedVoiceActivityTest {

    private static final int RATE = VoiceActivityDetector.SAMPLE_RATE_HZ;
    /** With less speech than this a clip gets no emotion. */
    private static final double JUDGED_FROM_SECONDS = 0.5;

    private final VoiceActivityDetector detector = LearnedVoiceActivity.builtIn();

    static Map<String, float[]> noSpeech() {
        Map<String, float[]> sounds = new TreeMap<>();
        sounds.put("digital silence", Signals.silence(5, RATE));
        sounds.put("quantisation noise", Signals.whiteNoise(1 / 65536.0, 5, RATE, 1));
        sounds.put("white noise", Signals.whiteNoise(0.1, 5, RATE, 1));
        sounds.put("pink noise", Signals.pinkNoise(0.1, 5, RATE, 2));
        sounds.put("quiet pink noise", Signals.pinkNoise(0.001, 5, RATE, 3));
        sounds.put("tone", Signals.tone(440, 0.5, 5, RATE));
        sounds.put("low tone", Signals.tone(110, 0.5, 5, RATE));
        sounds.put("chirp", Signals.chirp(100, 3000, 0.5, 5, RATE));
        sounds.put("clicks", Signals.impulseTrain(RATE / 4, 5, RATE));
        sounds.put("buzz", Signals.impulseTrain(RATE / 100, 5, RATE));
        sounds.put("held vowel", Signals.voice(150, 5, RATE, 700, 1220, 2600));
        sounds.put("chord", chord(5, 220, 277.2, 329.6));
        List<float[]> progression = new ArrayList<>();
        for (double root : new double[] {220, 174.6, 261.6, 196, 220, 174.6, 261.6, 196}) {
            progression.add(chord(0.6, root, root * 1.26, root * 1.5));
        }
        sounds.put("chords one after the other", Signals.concat(progression.toArray(float[][]::new)));
        return sounds;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noSpeechNames")
    void hearsNoSpeechIn(String sound) {
        assertThat(speechSeconds(Objects.requireNonNull(noSpeech().get(sound)))).isLessThan(JUDGED_FROM_SECONDS);
    }

    static Stream<String> noSpeechNames() {
        return noSpeech().keySet().stream();
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void decidesOnEveryFrameOnceHoweverTheSamplesAreCut(long seed) {
        Random random = new Random(seed);
        float[] sound = Signals.concat(
                Signals.pinkNoise(0.01, random.nextDouble() * 2, RATE, seed),
                Signals.voice(120, random.nextDouble(), RATE, 700, 1220, 2600));
        List<String> atOnce = new ArrayList<>();
        List<String> inChunks = new ArrayList<>();
        VoiceActivityDetector.Stream whole = detector.open();
        whole.accept(sound, 0, sound.length, (p, speech) -> atOnce.add(p + " " + speech));
        whole.finish((p, speech) -> atOnce.add(p + " " + speech));
        VoiceActivityDetector.Stream cut = detector.open();
        for (int at = 0; at < sound.length; ) {
            int n = Math.min(sound.length - at, random.nextInt(900));
            cut.accept(sound, at, n, (p, speech) -> inChunks.add(p + " " + speech));
            at += n;
        }
        cut.finish((p, speech) -> inChunks.add(p + " " + speech));

        assertThat(inChunks).isEqualTo(atOnce).hasSize((sound.length + 159) / 160);
    }

    @ParameterizedTest(name = "{0}, every {1}th clip")
    @CsvSource({"ravdess, 30", "crema-d, 160", "emodb, 14", "emovo, 15", "nemo, 90"})
    void findsSpeech(String corpus, int step) throws IOException {
        int clips = 0;
        int found = 0;
        int quiet = 0;
        int clipped = 0;
        for (float[] clip : read(corpus, step)) {
            clips++;
            found += heard(clip);
            quiet += heard(Signals.scaled(clip, 0.003 / Signals.rms(clip)));
            clipped += heard(Signals.clipped(Signals.scaled(clip, 1 / Signals.rms(clip)), 1));
        }
        assertThat(clips).isGreaterThan(30);
        assertThat(found).isGreaterThanOrEqualTo(clips - clips / 40);
        assertThat(quiet).isGreaterThanOrEqualTo(clips - clips / 20);
        assertThat(clipped).isGreaterThanOrEqualTo(clips - clips / 8);
    }

    @Test
    void findsSpeechOnTheTelephone() throws IOException {
        for (float[] call : read("calls", 1)) {
            assertThat(speechSeconds(call)).isBetween(0.3 * call.length / RATE, 0.95 * call.length / RATE);
        }
    }

    @Test
    void tellsEnvironmentalSoundsFromSpeech() throws IOException {
        List<float[]> sounds = read("esc10", 1);
        assertThat(sounds).hasSizeGreaterThanOrEqualTo(100);

        assertThat(sounds.stream().filter(sound -> heard(sound) == 0).count())
                .isGreaterThanOrEqualTo(sounds.size() * 9L / 10);
    }

    @Test
    void findsSpeechInEnvironmentalNoise() throws IOException {
        List<float[]> noises = read("esc10", 3);
        Random random = new Random(1);
        int clips = 0;
        int found = 0;
        for (float[] clip : read("nemo", 60)) {
            float[] noise = noises.get(random.nextInt(noises.size()));
            double gain = Signals.rms(clip) / Math.max(1e-6, Signals.rms(noise)) * Math.pow(10, -10 / 20.0);
            float[] mixed = clip.clone();
            for (int i = 0; i < mixed.length; i++) {
                mixed[i] += (float) (gain * noise[i % noise.length]);
            }
            clips++;
            found += heard(mixed);
        }
        assertThat(found).isGreaterThanOrEqualTo(clips * 95 / 100);
    }

    private int heard(float[] clip) {
        return speechSeconds(clip) >= JUDGED_FROM_SECONDS ? 1 : 0;
    }

    private double speechSeconds(float[] sound) {
        int[] frames = {0};
        VoiceActivityDetector.Stream stream = detector.open();
        stream.accept(sound, 0, sound.length, (p, speech) -> frames[0] += speech ? 1 : 0);
        stream.finish((p, speech) -> frames[0] += speech ? 1 : 0);
        return frames[0] / 100.0;
    }

    private static float[] chord(double seconds, double... hz) {
        float[] out = Signals.silence(seconds, RATE);
        for (double note : hz) {
            for (int harmonic = 1; harmonic <= 5; harmonic++) {
                out = Signals.mix(out, Signals.tone(note * harmonic, 0.15 / harmonic, seconds, RATE));
            }
        }
        return out;
    }

    private static List<float[]> read(String corpus, int step) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(TestData.corpora().resolve(corpus))) {
            files = all.filter(file -> file.toString().matches(".*\\.(flac|mp3|ogg|opus)"))
                    .sorted()
                    .toList();
        }
        List<float[]> clips = new ArrayList<>();
        for (int i = 0; i < files.size(); i += step) {
            clips.add(AudioReader.read(files.get(i), new ChannelSelection.Mix(), RATE)
                    .get(0)
                    .toArray());
        }
        return clips;
    }
}
