package dev.undertone.training.vad;

import java.util.random.RandomGenerator;

/**
 * Sounds that are no speech and that no corpus needs to bring: noises, tones, chords, sirens, beeps, clicks, tunes and
 * held vowels, each drawn at random.
 */
final class SyntheticSounds {

    private static final int RATE_HZ = 16_000;

    private SyntheticSounds() {}

    /** The kinds of sound. */
    enum Kind {
        SILENCE,
        WHITE_NOISE,
        PINK_NOISE,
        BROWN_NOISE,
        PULSING_NOISE,
        TONE,
        CHORD,
        SIREN,
        CHIRP,
        BEEPS,
        CLICKS,
        TUNE,
        HUM,
        HELD_VOWEL,
        ANIMAL_CALLS,
        NOISE_BURSTS,
        ROTOR
    }

    /**
     * One sound of that kind.
     *
     * @return {@code samples} at 16 kHz with a peak of at most 1
     */
    static float[] draw(Kind kind, int samples, RandomGenerator random) {
        float[] out = new float[samples];
        switch (kind) {
            case SILENCE -> noise(out, 0, random, 0.5 / 32768);
            case WHITE_NOISE -> noise(out, 0, random, 0.3);
            case PINK_NOISE -> noise(out, random.nextDouble(0.5, 0.9), random, 0.3);
            case BROWN_NOISE -> noise(out, random.nextDouble(0.95, 0.998), random, 0.3);
            case PULSING_NOISE -> {
                noise(out, random.nextDouble(0, 0.95), random, 0.3);
                pulse(out, random.nextDouble(0.5, 15), random.nextDouble(0.3, 1));
            }
            case TONE -> harmonics(out, 1, logUniform(60, 3500, random), 0, 0, 1, random);
            case CHORD -> {
                double root = logUniform(80, 500, random);
                int[] steps = {0, random.nextBoolean() ? 3 : 4, 7, 12};
                for (int step : steps) {
                    harmonics(out, random.nextInt(1, 12), root * Math.pow(2, step / 12.0), 0, 0, 0.25, random);
                }
                if (random.nextBoolean()) {
                    pulse(out, random.nextDouble(0.5, 6), random.nextDouble(0, 0.8));
                }
            }
            case SIREN ->
                harmonics(
                        out,
                        random.nextInt(1, 10),
                        logUniform(150, 1500, random),
                        random.nextDouble(0.2, 8),
                        random.nextDouble(0.01, 0.6),
                        1,
                        random);
            case CHIRP -> chirps(out, random);
            case BEEPS -> {
                harmonics(out, random.nextInt(1, 6), logUniform(200, 3000, random), 0, 0, 1, random);
                gate(out, random.nextDouble(0.5, 8), random.nextDouble(0.2, 0.8));
            }
            case CLICKS -> clicks(out, random);
            case TUNE -> tune(out, random);
            case HUM -> {
                harmonics(out, 20, random.nextBoolean() ? 50 : 60, 0, 0, 0.5, random);
                noise(out, 0.5, random, random.nextDouble(0.001, 0.05));
            }
            case HELD_VOWEL -> {
                harmonics(out, 25, logUniform(80, 400, random), 5.5, random.nextInt(3) * 0.003, 1, random);
                formants(out, random);
            }
            case ANIMAL_CALLS -> calls(out, random);
            case NOISE_BURSTS -> bursts(out, random);
            case ROTOR -> {
                noise(out, random.nextDouble(0.6, 0.98), random, 0.3);
                pulse(out, random.nextDouble(8, 30), random.nextDouble(0.3, 0.9));
                harmonics(out, 12, logUniform(20, 120, random), 0, 0, random.nextDouble(0, 0.5), random);
            }
        }
        return limited(out);
    }

    /** Adds noise through a one-pole filter; {@code pole} 0 is white, close to 1 is brown. */
    private static void noise(float[] out, double pole, RandomGenerator random, double rms) {
        double y = 0;
        double gain = rms * Math.sqrt(1 - pole * pole);
        for (int i = 0; i < out.length; i++) {
            y = pole * y + random.nextGaussian();
            out[i] += (float) (gain * y);
        }
    }

    private static void pulse(float[] out, double hz, double depth) {
        for (int i = 0; i < out.length; i++) {
            out[i] *= (float) (1 - depth * (0.5 + 0.5 * Math.cos(2 * Math.PI * hz * i / RATE_HZ)));
        }
    }

    private static void gate(float[] out, double hz, double share) {
        double gain = 0;
        for (int i = 0; i < out.length; i++) {
            double target = hz * i / RATE_HZ % 1 < share ? 1 : 0;
            gain += (target - gain) * 0.01;
            out[i] *= (float) gain;
        }
    }

    /** Adds harmonics of falling height whose common frequency swings by {@code octaves} up and down. */
    private static void harmonics(
            float[] out, int count, double hz, double swingHz, double octaves, double height, RandomGenerator random) {
        double[] gain = new double[count];
        double tilt = random.nextDouble(0.3, 1.5);
        double sum = 0;
        for (int h = 0; h < count; h++) {
            gain[h] = random.nextDouble(0.3, 1) / Math.pow(h + 1, tilt);
            sum += gain[h];
        }
        double phase = random.nextDouble();
        for (int i = 0; i < out.length; i++) {
            double now = hz * Math.pow(2, octaves * Math.sin(2 * Math.PI * swingHz * i / RATE_HZ));
            phase += now / RATE_HZ;
            for (int h = 0; h < count && (h + 1) * now < RATE_HZ / 2.0; h++) {
                out[i] += (float) (height * 0.7 * gain[h] / sum * Math.sin(2 * Math.PI * (h + 1) * phase));
            }
        }
    }

    private static void chirps(float[] out, RandomGenerator random) {
        int length = (int) (RATE_HZ * random.nextDouble(0.1, 5));
        double from = logUniform(60, 4000, random);
        double to = logUniform(60, 4000, random);
        double phase = 0;
        for (int i = 0; i < out.length; i++) {
            phase += from * Math.pow(to / from, (double) (i % length) / length) / RATE_HZ;
            out[i] = (float) (0.7 * Math.sin(2 * Math.PI * phase));
        }
    }

    private static void clicks(float[] out, RandomGenerator random) {
        int period = (int) (RATE_HZ * random.nextDouble(0.02, 1));
        double jitter = random.nextBoolean() ? 0 : 0.5;
        double decay = Math.exp(-1 / (RATE_HZ * random.nextDouble(0.0005, 0.03)));
        double ring = logUniform(300, 4000, random);
        double level = 0;
        int next = period / 2;
        for (int i = 0; i < out.length; i++) {
            if (i == next) {
                level = random.nextDouble(0.4, 1);
                next += (int) (period * (1 + jitter * random.nextDouble(-1, 1))) + 1;
            }
            out[i] = (float) (level * Math.sin(2 * Math.PI * ring * i / RATE_HZ));
            level *= decay;
        }
    }

    /** Notes of a scale, one or more at a time, struck and left to fade, or held. */
    private static void tune(float[] out, RandomGenerator random) {
        int[] scale = {0, 2, 4, 5, 7, 9, 11, 12, 14, 16};
        double root = logUniform(80, 500, random);
        int voices = random.nextInt(1, 4);
        double fade = random.nextDouble(0, 8);
        int note = (int) (RATE_HZ * random.nextDouble(0.1, 0.6));
        for (int voice = 0; voice < voices; voice++) {
            for (int from = 0; from < out.length; from += note) {
                float[] sound = new float[Math.min(note, out.length - from)];
                double hz = root * Math.pow(2, scale[random.nextInt(scale.length)] / 12.0);
                harmonics(sound, random.nextInt(2, 15), hz, 5, random.nextInt(2) * 0.01, 0.9 / voices, random);
                for (int i = 0; i < sound.length; i++) {
                    double attack = Math.min(1, i / 160.0) * Math.min(1, (sound.length - i) / 160.0);
                    out[from + i] += (float) (sound[i] * attack * Math.exp(-fade * i / RATE_HZ));
                }
            }
        }
    }

    /** One cry of some animal again and again: a harmonic sound whose pitch rises and falls, more or less hoarse. */
    private static void calls(float[] out, RandomGenerator random) {
        double hz = logUniform(150, 1500, random);
        double bend = random.nextDouble(-0.8, 0.8);
        double turn = random.nextDouble(0.1, 0.9);
        double hoarse = random.nextDouble() < 0.3 ? 0 : random.nextDouble(0, 0.6);
        double length = logUniform(0.08, 1.5, random);
        double pause = logUniform(0.05, 2, random);
        int harmonics = random.nextInt(2, 20);
        double tilt = random.nextDouble(0, 1.5);
        for (double at = random.nextDouble(0, pause); at * RATE_HZ < out.length; at += length + pause) {
            double own = random.nextDouble(0.9, 1.1);
            int samples = (int) (RATE_HZ * length * random.nextDouble(0.7, 1));
            double phase = 0;
            for (int i = 0; i < samples && (int) (at * RATE_HZ) + i < out.length; i++) {
                double t = (double) i / samples;
                double arch = t < turn ? t / turn : (1 - t) / (1 - turn);
                double now = hz * own * Math.pow(2, bend * arch) * (1 + 0.02 * hoarse * random.nextGaussian());
                phase += now / RATE_HZ;
                double sum = hoarse * random.nextGaussian() * 0.5;
                for (int h = 1; h <= harmonics && h * now < 7500; h++) {
                    sum += Math.sin(2 * Math.PI * h * phase) / Math.pow(h, tilt);
                }
                double envelope = Math.min(1, Math.min(t, 1 - t) * 8);
                out[(int) (at * RATE_HZ) + i] += (float) (0.2 * envelope * sum);
            }
        }
        if (random.nextBoolean()) {
            formants(out, random);
        }
        noise(out, random.nextDouble(0, 0.9), random, logUniform(0.0003, 0.03, random));
    }

    /** Bursts of coloured noise that start at once or swell, and fade. */
    private static void bursts(float[] out, RandomGenerator random) {
        double pause = logUniform(0.1, 2, random);
        double fade = logUniform(2, 60, random);
        double swell = logUniform(0.002, 0.3, random);
        double pole = random.nextDouble(-0.5, 0.98);
        double level = 0;
        double y = 0;
        double target = 0;
        double next = random.nextDouble(0, pause);
        for (int i = 0; i < out.length; i++) {
            double t = (double) i / RATE_HZ;
            if (t >= next) {
                target = random.nextDouble(0.3, 1);
                next += pause * random.nextDouble(0.5, 1.5);
            }
            level += (target - level) / (swell * RATE_HZ);
            target *= 1 - fade / RATE_HZ;
            y = pole * y + random.nextGaussian();
            out[i] = (float) (0.3 * level * y * Math.sqrt(1 - pole * pole));
        }
        if (random.nextDouble() < 0.3) {
            formants(out, random);
        }
        noise(out, random.nextDouble(0, 0.9), random, logUniform(0.0003, 0.03, random));
    }

    private static void formants(float[] out, RandomGenerator random) {
        double[] hz = {random.nextDouble(300, 900), random.nextDouble(900, 2300), random.nextDouble(2300, 3200)};
        for (double centre : hz) {
            double r = Math.exp(-Math.PI * 100 / RATE_HZ);
            double a1 = 2 * r * Math.cos(2 * Math.PI * centre / RATE_HZ);
            double gain = 1 - a1 + r * r;
            double y1 = 0;
            double y2 = 0;
            for (int i = 0; i < out.length; i++) {
                double y = gain * out[i] + a1 * y1 - r * r * y2;
                y2 = y1;
                y1 = y;
                out[i] = (float) y;
            }
        }
        double peak = 1e-9;
        for (float x : out) {
            peak = Math.max(peak, Math.abs(x));
        }
        for (int i = 0; i < out.length; i++) {
            out[i] *= (float) (0.7 / peak);
        }
    }

    private static double logUniform(double low, double high, RandomGenerator random) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    private static float[] limited(float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.max(-1, Math.min(1, out[i]));
        }
        return out;
    }
}
