package dev.undertone.training.vad;

import dev.undertone.corpora.augmentation.BandPass;
import dev.undertone.features.activity.ActivityContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Sounds to labelled examples. Speech is heard as the world brings it: at any level, clipped, through a telephone, in
 * noise. What is speech in it is told by the level of the clean recording.
 */
final class ExampleMaker {

    private static final int STEP_FRAMES = 10;
    /** With fewer frames than this nobody could know. */
    static final int LEAST_CONTEXT = 20;

    /** Speech if this many of the latest frames are; no speech only if none of somewhat more are. */
    private static final int JUDGED_FRAMES = 40;

    private static final int ENOUGH_SPEECH = 12;
    private static final int CLEAR_OF_SPEECH = 60;
    private static final float SPEECH_BELOW_PEAK_DB = 30;

    private final List<float[]> noises;
    private final RandomGenerator random;
    private final List<Example> examples = new ArrayList<>();

    /**
     * @param noises recordings of noise to mix with speech
     */
    ExampleMaker(List<float[]> noises, RandomGenerator random) {
        this.noises = noises;
        this.random = random;
    }

    List<Example> examples() {
        return examples;
    }

    /** Adds a clean recording of speech, heard in some random way. */
    void speech(float[] clean) {
        boolean[] active = activity(clean);
        float[] heard = elsewhere(clean);
        if (random.nextDouble() < 0.6) {
            float[] noise = noise(heard.length);
            if (random.nextDouble() < 0.25) {
                BandPass.TELEPHONE.filter(noise, ActivityContext.SAMPLE_RATE_HZ);
            }
            mix(heard, noise, random.nextDouble(3, 35));
        }
        add(level(heard), active);
    }

    /** Adds a sound without speech. */
    void noSpeech(float[] sound) {
        float[] heard = elsewhere(sound);
        add(level(heard), new boolean[0]);
    }

    /** A copy, as another microphone in another room or a telephone would have heard it. */
    private float[] elsewhere(float[] sound) {
        float[] heard = sound.clone();
        if (random.nextDouble() < 0.3) {
            for (int echo = 0; echo < 12; echo++) {
                int delay = random.nextInt(80, 1600);
                float gain = (float) (random.nextDouble(-0.4, 0.4) * Math.exp(-delay / 800.0));
                for (int i = heard.length - 1; i >= delay; i--) {
                    heard[i] += gain * heard[i - delay];
                }
            }
        }
        if (random.nextDouble() < 0.5) {
            float tilt = (float) random.nextDouble(-0.7, 0.7);
            for (int i = heard.length - 1; i > 0; i--) {
                heard[i] += tilt * heard[i - 1];
            }
        }
        if (random.nextDouble() < 0.2) {
            BandPass.TELEPHONE.filter(heard, ActivityContext.SAMPLE_RATE_HZ);
        }
        return heard;
    }

    private float[] noise(int length) {
        if (noises.isEmpty() || random.nextDouble() < 0.4) {
            SyntheticSounds.Kind[] kinds = SyntheticSounds.Kind.values();
            return SyntheticSounds.draw(kinds[random.nextInt(kinds.length)], length, random);
        }
        return looped(noises.get(random.nextInt(noises.size())), length, random);
    }

    /** That many samples of a recording played round and round from some place on. */
    static float[] looped(float[] recording, int length, RandomGenerator random) {
        float[] out = new float[length];
        int at = random.nextInt(recording.length);
        for (int i = 0; i < length; i++) {
            out[i] = recording[(at + i) % recording.length];
        }
        return out;
    }

    /** The sound faster and higher, or slower and lower, by linear interpolation. */
    static float[] atOtherSpeed(float[] sound, double speed) {
        float[] out = new float[(int) ((sound.length - 1) / speed)];
        for (int i = 0; i < out.length; i++) {
            double at = i * speed;
            int before = (int) at;
            out[i] = (float) (sound[before] + (at - before) * (sound[before + 1] - sound[before]));
        }
        return out;
    }

    /** Adds noise so that the powers over the whole are that many dB apart. */
    static void mix(float[] speech, float[] noise, double snrDb) {
        double gain = Math.sqrt(power(speech) / Math.max(1e-12, power(noise)) * Math.pow(10, -snrDb / 10));
        for (int i = 0; i < speech.length; i++) {
            speech[i] += (float) (gain * noise[i]);
        }
    }

    /** Brings to a random level between a whisper far away and hard clipping. */
    private float[] level(float[] sound) {
        float peak = 1e-6f;
        for (float x : sound) {
            peak = Math.max(peak, Math.abs(x));
        }
        double target = random.nextDouble() < 0.1 ? random.nextDouble(0, 12) : random.nextDouble(-45, 0);
        double gain = Math.min(Math.pow(10, target / 20) / peak, 1000);
        for (int i = 0; i < sound.length; i++) {
            double x = Math.max(-1, Math.min(1, gain * sound[i]));
            sound[i] = (float) (Math.rint(x * 32767) / 32767);
        }
        return sound;
    }

    private void add(float[] heard, boolean[] active) {
        ActivityContext context = new ActivityContext();
        float[] statistics = new float[ActivityContext.statisticNames().size()];
        int offset = random.nextInt(STEP_FRAMES);
        Runnable judge = () -> {
            int end = (int) context.frames();
            if (context.available() < LEAST_CONTEXT || (end + offset) % STEP_FRAMES != 0) {
                return;
            }
            int latest = count(active, end - JUDGED_FRAMES, end);
            if (latest >= ENOUGH_SPEECH || count(active, end - CLEAR_OF_SPEECH, end) == 0) {
                context.statistics(statistics);
                examples.add(new Example(statistics, latest >= ENOUGH_SPEECH));
            }
        };
        context.accept(heard, 0, heard.length, judge);
        context.finish(judge);
    }

    private static boolean[] activity(float[] clean) {
        ActivityContext context = new ActivityContext();
        float[] level = new float[(clean.length + ActivityContext.FRAME_SAMPLES - 1) / ActivityContext.FRAME_SAMPLES];
        Runnable note = () -> level[(int) context.frames() - 1] = context.levelDb(0);
        context.accept(clean, 0, clean.length, note);
        context.finish(note);
        float[] sorted = level.clone();
        Arrays.sort(sorted);
        float threshold = sorted[(sorted.length - 1) * 95 / 100] - SPEECH_BELOW_PEAK_DB;
        boolean[] active = new boolean[level.length];
        for (int i = 0; i < active.length; i++) {
            active[i] = level[i] > threshold;
        }
        return active;
    }

    private static int count(boolean[] active, int from, int to) {
        int count = 0;
        for (int i = Math.max(0, from); i < Math.min(to, active.length); i++) {
            count += active[i] ? 1 : 0;
        }
        return count;
    }

    private static double power(float[] sound) {
        double sum = 0;
        for (float x : sound) {
            sum += (double) x * x;
        }
        return sum / Math.max(1, sound.length);
    }
}
