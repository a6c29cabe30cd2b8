package dev.undertone.cli;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioWriter;
import dev.undertone.corpora.augmentation.Augmentation;
import dev.undertone.corpora.augmentation.AugmentationCatalog;
import dev.undertone.corpora.augmentation.AugmentationChain;
import dev.undertone.corpora.augmentation.AugmentationEntry;
import dev.undertone.corpora.augmentation.AugmentationOption;
import dev.undertone.corpora.augmentation.AugmentationSpec;
import dev.undertone.corpora.augmentation.AugmentedCopy;
import dev.undertone.corpora.augmentation.AugmentedManifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undertone augment}: recordings in, altered copies out. */
@Command(
        name = "augment",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes altered copies of recordings: noisier, higher, slower, through a room or a telephone.",
            "",
            "A corpus keeps its labels: the copies and OUT/manifest.csv are a corpus again, in which the column original"
                    + " names the recording that each was made of. Never test on copies of what was trained on.",
            ""
        },
        footer = {
            "",
            "The same seed gives the same copies, however many are made at once. A number may be a range such as -2..2, from"
                    + " which a value is drawn for each copy.",
            "Exit codes: 0 all well, 1 wrong usage, 2 at least one recording could not be used (the others were).",
            "",
            "Examples:",
            "  undertone augment --list",
            "  undertone augment samples/lively.wav --with pitch:semitones=3 --out higher --plot",
            "  undertone augment RAVDESS --with room --with noise:snr=5..20,colour=pink --copies 2 --out noisy",
            "  undertone augment RAVDESS --with background:folder=ESC-10,snr=10 --format flac --out outdoors"
        })
final class AugmentCommand implements Callable<Integer> {

    private static final String MANIFEST = "manifest.csv";
    private static final int MOST_COPIES = 1000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "INPUT",
            description = "Recordings, folders of them, corpora, or tables file,emotion,speaker.")
    private List<String> inputs = List.of();

    @Option(
            names = {"-w", "--with"},
            paramLabel = "NAME[:OPTION=VALUE,…]",
            description = "What is done; repeat it for one thing after another. See --list.")
    private List<String> steps = List.of();

    @Option(names = "--copies", paramLabel = "N", description = "Copies of each recording. Default: 1.")
    private int copies = 1;

    @Option(names = "--seed", paramLabel = "S", description = "Where chance begins. Default: 1.")
    private long seed = 1;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            description = "Where the copies and their table go, outside the inputs.")
    private @Nullable Path out;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "wav and flac (16 bits) or float (32-bit WAV). Default: wav.")
    private AudioWriter.Format format = AudioWriter.Format.WAV;

    @Option(names = "--plot", description = "Draw each recording beside its first three copies, as PNG.")
    private boolean plot;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Recordings worked on at once. Default: the number of cores.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--list", description = "Show every augmentation and its options.")
    private boolean list;

    private int failed;
    private int written;
    private int quieter;
    private double mostQuieterDb;

    @Override
    public Integer call() throws IOException {
        if (list) {
            list(spec.commandLine().getOut());
            return 0;
        }
        PrintWriter err = spec.commandLine().getErr();
        Path folder = checked();
        List<AugmentationSpec> specs = steps.stream().map(this::spec).toList();
        AugmentItems items = AugmentItems.of(inputs, err);
        if (items.items().isEmpty()) {
            throw wrong("there are no recordings in " + String.join(", ", inputs) + "; name files or folders of audio");
        }
        AugmentJob job =
                new AugmentJob(chain(specs, items), String.join(" + ", steps), copies, seed, folder, format, plot);
        Files.createDirectories(folder);
        Path manifest = folder.resolve(MANIFEST);
        Path partial = folder.resolve(MANIFEST + ".partial");
        String done = specs.stream().map(AugmentationSpec::toString).collect(Collectors.joining(" + "));
        try (Writer text = Files.newBufferedWriter(partial)) {
            run(items, job, new AugmentedManifest(folder, done, seed, text), err);
        }
        Files.move(partial, manifest, StandardCopyOption.REPLACE_EXISTING);
        if (quieter > 0) {
            err.printf(
                    Locale.ROOT,
                    "undertone: %d %s up to %.1f dB quieter, so as not to be clipped (column quieter_db); --format float"
                            + " keeps the level%n",
                    quieter,
                    quieter == 1 ? "copy was made" : "copies were made",
                    mostQuieterDb);
        }
        PrintWriter output = spec.commandLine().getOut();
        output.println(written + (written == 1 ? " copy of " : " copies of ")
                + (items.items().size() - failed) + (items.items().size() - failed == 1 ? " recording" : " recordings")
                + ", listed in " + manifest);
        output.flush();
        return failed == 0 ? 0 : Undertone.FAILED;
    }

    private Path checked() {
        if (inputs.isEmpty()) {
            throw wrong("name at least one recording, folder or corpus; --list shows what can be done");
        }
        if (steps.isEmpty()) {
            throw wrong("say what is to be done by --with NAME; --list shows what there is");
        }
        if (out == null) {
            throw wrong("say where the copies go by --out FOLDER");
        }
        requireIn("--copies", copies, MOST_COPIES);
        requireIn("--jobs", jobs, Integer.MAX_VALUE);
        Path folder = out.toAbsolutePath().normalize();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw wrong("--out must be a folder but " + out + " is a file");
        }
        for (String input : inputs) {
            Path path = Path.of(input).toAbsolutePath().normalize();
            if (Files.isDirectory(path) && folder.startsWith(path)) {
                throw wrong("--out must lie outside the inputs, or copies would be copied the next time, but " + out
                        + " is in " + input);
            }
        }
        return out;
    }

    private void requireIn(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw wrong(option + " must be in 1.." + most + " but was " + value);
        }
    }

    private AugmentationSpec spec(String text) {
        try {
            return AugmentationSpec.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--with " + e.getMessage(), e);
        }
    }

    private Augmentation chain(List<AugmentationSpec> specs, AugmentItems items) throws IOException {
        List<Augmentation> made = new ArrayList<>();
        for (AugmentationSpec step : specs) {
            try {
                made.add(step.make(items.files()));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--with " + e.getMessage(), e);
            }
        }
        return new AugmentationChain(made);
    }

    private void run(AugmentItems items, AugmentJob job, AugmentedManifest manifest, PrintWriter err)
            throws IOException {
        int all = items.items().size();
        try (ProgressMeter meter = new ProgressMeter(Terminal.showsProgress(), "copying", " recordings", 1)) {
            OrderedBatch.run(
                    items.items(), jobs, job::on, new OrderedBatch.Sink<AugmentItems.Item, List<AugmentedCopy>>() {
                        private int done;

                        @Override
                        public void accept(AugmentItems.Item item, List<AugmentedCopy> made) throws IOException {
                            for (AugmentedCopy copy : made) {
                                manifest.add(copy);
                                written++;
                                quieter += copy.quieterDb() > 0 ? 1 : 0;
                                mostQuieterDb = Math.max(mostQuieterDb, copy.quieterDb());
                            }
                            meter.to(++done, OptionalLong.of(all));
                        }

                        @Override
                        public void failed(AugmentItems.Item item, Exception failure) {
                            failed++;
                            String message = Undertone.message(failure);
                            boolean named = failure instanceof AudioException
                                    || message.startsWith(item.file().toString());
                            err.println("undertone: " + (named ? message : item.file() + ": " + message));
                            meter.to(++done, OptionalLong.of(all));
                        }
                    });
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static void list(PrintWriter to) {
        for (AugmentationEntry entry : AugmentationCatalog.entries()) {
            to.printf(Locale.ROOT, "%-13s %s%n", entry.name(), entry.summary());
            for (AugmentationOption<?> option : entry.options()) {
                String standard = option.standardText().isEmpty() ? "" : ", " + option.standardText() + " if not said";
                to.printf(
                        Locale.ROOT,
                        "    %s: %s (%s%s)%n",
                        option.name(),
                        option.meaning(),
                        option.allowed(),
                        standard);
            }
        }
        to.println();
        to.println(
                "specaugment (networks on frames) and mixup (mlp) change features while a network trains: they are settings"
                        + " of an experiment's model");
        to.flush();
    }
}
