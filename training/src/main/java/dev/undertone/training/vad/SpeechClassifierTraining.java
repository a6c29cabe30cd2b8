package dev.undertone.training.vad;

import dev.undertone.features.activity.ActivityContext;
import dev.undertone.models.activity.SpeechClassifier;
import dev.undertone.training.vad.SoundCollection.Sound;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Trains the network of voice activity: speech from five corpora against environmental sounds (ESC-10) and
 * {@link SyntheticSounds}. First on everything, which gives the network; then five times with one corpus and one fold of
 * ESC-10 left out, which gives the figures for voices and sounds never heard. The same seed and recordings give the same
 * network.
 *
 * @see <a href="https://doi.org/10.1145/2733373.2806390">Piczak 2015, ESC: dataset for environmental sound
 *     classification</a>
 */
public final class SpeechClassifierTraining {

    private static final List<String> SPEECH = List.of("ravdess", "crema-d", "emodb", "emovo", "nemo");
    private static final String NOISE = "esc10";
    private static final int CLIPS_A_CORPUS = 300;
    private static final int ALL_CLIPS = 10_000;
    private static final int COPIES_OF_NOISE = 8;
    private static final int SYNTHETIC_OF_A_KIND = 40;
    private static final int SYNTHETIC_SAMPLES = 4 * ActivityContext.SAMPLE_RATE_HZ;
    /** As the detector does: from this probability on it is speech, and half a second of speech gets an emotion. */
    private static final double SPEECH_FROM = 0.8;

    private static final int STEP_FRAMES = 5;
    private static final int ENOUGH_STEPS = 10;
    private static final double TEST_SNR_DB = 10;

    private final List<SoundCollection> speech;
    private final SoundCollection noise;
    private final PrintWriter out;

    private SpeechClassifierTraining(List<SoundCollection> speech, SoundCollection noise, PrintWriter out) {
        this.speech = speech;
        this.noise = noise;
        this.out = out;
    }

    /**
     * Arguments: the folder of the corpora, the file to write, the seed.
     *
     * @throws IllegalArgumentException if they are not three
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException(
                    "arguments must be CORPORA-FOLDER OUTPUT-FILE SEED but were " + args.length);
        }
        try (PrintWriter out =
                new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            Path corpora = Path.of(args[0]);
            List<SoundCollection> speech = new ArrayList<>();
            for (String corpus : SPEECH) {
                speech.add(SoundCollection.read(corpora.resolve(corpus), CLIPS_A_CORPUS));
            }
            SoundCollection noise = SoundCollection.read(corpora.resolve(NOISE), ALL_CLIPS);
            train(speech, noise, Path.of(args[1]), Long.parseLong(args[2]), out);
        }
    }

    /** Prints the figures and writes the network. */
    static void train(List<SoundCollection> speech, SoundCollection noise, Path file, long seed, PrintWriter out)
            throws IOException {
        SpeechClassifierTraining training = new SpeechClassifierTraining(speech, noise, out);
        Files.writeString(file, training.network(corpus -> true, sound -> true, seed), StandardCharsets.UTF_8);
        out.println("written " + file + ", trained on everything");
        out.println("How networks do that were trained without one corpus of speech and one fold of " + NOISE
                + ", on these; speech is what has probability " + SPEECH_FROM + " for half a second:");
        for (int fold = 1; fold <= speech.size(); fold++) {
            training.testOn(fold, seed);
        }
    }

    private void testOn(int fold, long seed) {
        SoundCollection unheard = speech.get(fold - 1);
        SpeechClassifier classifier = SpeechClassifier.read(new StringReader(
                network(corpus -> !corpus.equals(unheard), sound -> sound.fold() != fold, seed + fold)));
        List<Sound> noises =
                noise.sounds().stream().filter(sound -> sound.fold() == fold).toList();
        Random random = new Random(seed);
        int found = 0;
        int foundInNoise = 0;
        for (Sound sound : unheard.sounds()) {
            float[] clean = sound.clip().copy();
            found += isSpeech(classifier, clean) ? 1 : 0;
            float[] noisy = clean.clone();
            float[] background =
                    noises.get(random.nextInt(noises.size())).clip().copy();
            ExampleMaker.mix(noisy, ExampleMaker.looped(background, noisy.length, random), TEST_SNR_DB);
            foundInNoise += isSpeech(classifier, noisy) ? 1 : 0;
        }
        List<String> mistaken = noises.stream()
                .filter(sound -> isSpeech(classifier, sound.clip().copy()))
                .map(Sound::file)
                .toList();
        out.printf(
                Locale.ROOT,
                "%-8s found %d of %d, at %.0f dB SNR %d; noise rejected %d of %d; mistaken for speech: %s%n",
                unheard.name(),
                found,
                unheard.sounds().size(),
                TEST_SNR_DB,
                foundInNoise,
                noises.size() - mistaken.size(),
                noises.size(),
                mistaken);
    }

    private String network(Predicate<SoundCollection> corpora, Predicate<Sound> noises, long seed) {
        Random random = new Random(seed);
        List<float[]> background = noise.sounds().stream()
                .filter(noises)
                .map(sound -> sound.clip().copy())
                .toList();
        ExampleMaker maker = new ExampleMaker(background, random);
        speech.stream()
                .filter(corpora)
                .flatMap(corpus -> corpus.sounds().stream())
                .forEach(sound -> maker.speech(sound.clip().copy()));
        for (float[] sound : background) {
            maker.noSpeech(sound);
            for (int copy = 0; copy < COPIES_OF_NOISE; copy++) {
                maker.noSpeech(ExampleMaker.atOtherSpeed(sound, random.nextDouble(0.8, 1.25)));
            }
        }
        for (SyntheticSounds.Kind kind : SyntheticSounds.Kind.values()) {
            for (int i = 0; i < SYNTHETIC_OF_A_KIND; i++) {
                maker.noSpeech(SyntheticSounds.draw(kind, SYNTHETIC_SAMPLES, random));
            }
        }
        String madeBy = "dev.undertone.training.vad.SpeechClassifierTraining, seed " + seed + ", "
                + maker.examples().size() + " examples";
        return NetworkTrainer.train(maker.examples(), madeBy, random);
    }

    private static boolean isSpeech(SpeechClassifier classifier, float[] sound) {
        ActivityContext context = new ActivityContext();
        float[] statistics = new float[ActivityContext.statisticNames().size()];
        int[] steps = {0};
        context.accept(sound, 0, sound.length, () -> {
            if (context.frames() % STEP_FRAMES == 0 && context.available() >= ExampleMaker.LEAST_CONTEXT) {
                context.statistics(statistics);
                steps[0] += classifier.probability(statistics) >= SPEECH_FROM ? 1 : 0;
            }
        });
        return steps[0] >= ENOUGH_STEPS;
    }
}
