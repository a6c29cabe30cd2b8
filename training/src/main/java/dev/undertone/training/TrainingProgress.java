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

    /**
     * A listener for one training that starts now, with a line per epoch: its number, the loss, the unweighted average
     * recall on inner speakers where some are held out, and the time left if no epoch is spared.
     */
    public TrainingListener training(String what) {
        Instant start = clock.instant();
        return epoch -> {
            Duration spent = Duration.between(start, clock.instant());
            long left = spent.toMillis() * (epoch.most() - epoch.number()) / epoch.number() / 1000;
            String inner = epoch.innerUar().isPresent()
                    ? String.format(
                            Locale.ROOT, ", inner UAR %.3f", epoch.innerUar().getAsDouble())
                    : "";
            lines.accept(String.format(
                    Locale.ROOT,
                    "%s: epoch %d/%d, loss %.4f%s, %d:%02d left",
                    what,
                    epoch.number(),
                    epoch.most(),
                    epoch.loss(),
                    inner,
                    left / 60,
                    left % 60));
        };
    }
}
