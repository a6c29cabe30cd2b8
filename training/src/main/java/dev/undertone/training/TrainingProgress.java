package dev.undertone.training;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/** Turns what trainings say into lines with the time that is left. */
public final class TrainingProgress {

    private final Consumer<String> lines;
    private final InstantSource clock;

    public TrainingProgress(Consumer<String> lines, InstantSource clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /** One plain line. */
    public void say(String line) {
        lines.accept(line);
    }

    /** A listener for one training that starts now, with a line per epoch. */
    public TrainingListener training(String what) {
        Instant start = clock.instant();
        return (epoch, epochs, loss) -> {
            Duration spent = Duration.between(start, clock.instant());
            long left = spent.toSeconds() * (epochs - epoch) / epoch;
            lines.accept(String.format(
                    Locale.ROOT,
                    "%s: epoch %d/%d, loss %.4f, %d:%02d left",
                    what,
                    epoch,
                    epochs,
                    loss,
                    left / 60,
                    left % 60));
        };
    }
}
