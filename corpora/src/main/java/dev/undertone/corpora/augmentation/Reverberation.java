package dev.undertone.corpora.augmentation;

import dev.undertone.audio.Waveform;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A room: after the direct sound, noise that decays exponentially, drawn anew for each recording. Length and mean power
 * stay; what sounds on beyond the end is cut.
 *
 * @param decaySeconds in which the reverberation falls by 60 dB, in 0.05..3
 * @param directDb by how much the direct sound's energy exceeds that of the reverberation, in -20..40
 * @see <a href="https://doi.org/10.1016/0003-682X(93)90054-A">Polack (1993), Playing billiards in the concert hall: the
 *     mathematical foundations of geometrical room acoustics</a>
 */
public record Reverberation(Range decaySeconds, Range directDb) implements Augmentation {

    private static final Range DECAY_LIMITS_SECONDS = new Range(0.05, 3);
    private static final Range DIRECT_LIMITS_DB = new Range(-20, 40);
    private static final double FIRST_REFLECTION_SECONDS = 0.002;
    /** Beyond the stated decay, so that its last decibels are not missing. */
    private static final double LENGTH_IN_DECAYS = 1.2;

    private static final AugmentationOption<Range> DECAY = AugmentationOption.range(
            "decay", "s", DECAY_LIMITS_SECONDS, defaults().decaySeconds(), "in which the room's sound falls by 60 dB");
    private static final AugmentationOption<Range> DIRECT = AugmentationOption.range(
            "direct",
            "dB",
            DIRECT_LIMITS_DB,
            defaults().directDb(),
            "by how much the direct sound exceeds the room's: high is close");

    static final AugmentationEntry ENTRY = AugmentationEntry.of(
            "room",
            "reverberation of a room",
            List.of(DECAY, DIRECT),
            (chosen, speech) -> new Reverberation(chosen.value(DECAY), chosen.value(DIRECT)));

    public Reverberation {
        decaySeconds.requireWithin("decay in seconds", DECAY_LIMITS_SECONDS);
        directDb.requireWithin("direct sound in dB", DIRECT_LIMITS_DB);
    }

    /** 0.2 to 0.8 s, direct sound 0 to 12 dB stronger: living rooms and offices across a table. */
    public static Reverberation defaults() {
        return new Reverberation(new Range(0.2, 0.8), new Range(0, 12));
    }

    @Override
    public Waveform apply(Waveform in, RandomGenerator random) {
        float[] samples = Samples.of(in);
        float[] heard = Convolution.apply(samples, response(in.sampleRateHz(), random));
        double power = Samples.power(heard);
        if (power > 0) {
            Samples.scale(heard, Math.sqrt(Samples.power(samples) / power));
        }
        return Samples.as(in, heard);
    }

    private float[] response(int sampleRateHz, RandomGenerator random) {
        double seconds = decaySeconds.draw(random);
        double direct = directDb.draw(random);
        int first = (int) Math.ceil(FIRST_REFLECTION_SECONDS * sampleRateHz);
        float[] response = new float[first + (int) Math.ceil(LENGTH_IN_DECAYS * seconds * sampleRateHz)];
        double perSample = Math.log(1000) / (seconds * sampleRateHz);
        double energy = 0;
        for (int i = first; i < response.length; i++) {
            response[i] = (float) (random.nextGaussian() * Math.exp(-perSample * (i - first)));
            energy += (double) response[i] * response[i];
        }
        Samples.scale(response, Math.sqrt(Math.pow(10, -direct / 10) / energy));
        response[0] = 1;
        return response;
    }
}
