package dev.undertone.cli;

import java.time.Duration;
import java.util.OptionalLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, when a person is watching and the work is long enough to watch. */
final class ProgressMeter implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final boolean shown;
    private final String task;
    private final String unit;
    private final long unitSize;
    private final long startNanos = System.nanoTime();
    private @Nullable ProgressBar bar;

    /**
     * @param task what is done, such as {@code analysing}
     * @param unit what is counted, with a space before it
     * @param unitSize how much makes one unit
     */
    ProgressMeter(boolean shown, String task, String unit, long unitSize) {
        this.shown = shown;
        this.task = task;
        this.unit = unit;
        this.unitSize = unitSize;
    }

    /** Shows how far the work is. */
    void to(long value, OptionalLong total) {
        if (!shown || System.nanoTime() - startNanos < PATIENCE.toNanos()) {
            return;
        }
        if (bar == null) {
            bar = open(total.orElse(-1));
        }
        bar.stepTo(value);
    }

    @SuppressForbidden("progress belongs on standard error, where it cannot spoil output")
    private ProgressBar open(long total) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(unit, unitSize)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
