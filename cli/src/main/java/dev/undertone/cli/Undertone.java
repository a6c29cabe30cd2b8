package dev.undertone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The {@code undertone} command. Exit codes: 0 all well, 1 wrong usage, 2 at least one input could not be used.
 */
@Command(
        name = "undertone",
        mixinStandardHelpOptions = true,
        versionProvider = Undertone.Version.class,
        description = "Speech emotion recognition: which emotion is in a voice, when, and how sure.",
        synopsisSubcommandLabel = "COMMAND")
public final class Undertone implements Runnable {

    /** Exit code for a command line that makes no sense. */
    public static final int USAGE = 1;

    /** Exit code when some input could not be used; everything else was done. */
    public static final int FAILED = 2;

    /** By the name a user types; picocli learns the aliases from the classes. */
    private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("analyze", AnalyzeCommand::new);
        COMMANDS.put("baseline", BaselineCommand::new);
        COMMANDS.put("listen", ListenCommand::new);
        COMMANDS.put("devices", DevicesCommand::new);
        COMMANDS.put("serve", ServeCommand::new);
        COMMANDS.put("features", FeaturesCommand::new);
        COMMANDS.put("model", ModelCommand::new);
        COMMANDS.put("plot", PlotCommand::new);
        COMMANDS.put("corpus", CorpusCommand::new);
        COMMANDS.put("explore", ExploreCommand::new);
        COMMANDS.put("augment", AugmentCommand::new);
        COMMANDS.put("experiment", ExperimentCommand::new);
        COMMANDS.put("train", TrainCommand::new);
        COMMANDS.put("evaluate", EvaluateCommand::new);
    }

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Runs one command line and returns its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine(arguments).setOut(out).setErr(err).execute(arguments);
    }

    static CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(new Undertone());
        // Reading the annotations of commands that nobody asked for would slow down every start.
        Supplier<Object> asked = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        if (asked == null) {
            COMMANDS.values().forEach(command -> line.addSubcommand(command.get()));
            line.addSubcommand(new CommandLine.HelpCommand());
        } else {
            line.addSubcommand(asked.get());
        }
        line.setParameterExceptionHandler((wrong, words) -> {
            CommandLine command = wrong.getCommandLine();
            command.getErr().println("undertone: " + wrong.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
            command.getErr().println("try: " + command.getCommandSpec().qualifiedName() + " --help");
            return USAGE;
        });
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("undertone: " + message(failure));
            if (System.getenv("UNDERTONE_DEBUG") != null) {
                failure.printStackTrace(command.getErr());
            }
            return FAILED;
        });
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    /** What to tell a user of a failure. */
    static String message(Throwable failure) {
        String message = failure.getMessage();
        if (message == null) {
            return failure.toString();
        }
        if (failure instanceof NoSuchFileException) {
            return message + ": no such file";
        }
        boolean meantForUsers = failure instanceof IOException || failure instanceof IllegalArgumentException;
        return meantForUsers ? message : failure.toString();
    }

    @SuppressForbidden("the one place where the program meets its terminal")
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** The version that the jar's manifest carries. */
    static String version() {
        String version = Undertone.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }

    /** What {@code --version} prints. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"undertone " + version()};
        }
    }
}
