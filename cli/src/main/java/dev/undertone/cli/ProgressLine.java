package dev.undertone.cli;

import dev.undertone.recognition.Recogniser;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, when a person is watching and the work is long enough to watch. */
final class ProgressLine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final boolean shown;
    private final int recordings;
    private final long startNanos = System.nanoTime();
    private @Nullable ProgressBar bar;

    ProgressLine(boolean shown, int recordings) {
        this.shown = shown;
        this.recordings = recordings;
    }

    /** Hears how far the only recording has been heard. */
    Recogniser.Progress ofOnlyRecording() {
        return recordings > 1 ? Recogniser.Progress.none() : seconds -> to(Math.round(seconds));
    }

    /** Counts a recording of several as done. */
    void done(int count) {
        if (recordings > 1) {
            to(count);
        }
    }

    private void to(long value) {
        if (!shown || System.nanoTime() - startNanos < PATIENCE.toNanos()) {
            return;
        }
        if (bar == null) {
            bar = open();
        }
        bar.stepTo(value);
    }

    @SuppressForbidden("progress belongs on standard error, where it cannot spoil output")
    private ProgressBar open() {
        return new ProgressBarBuilder()
                .setTaskName("analysing")
                .setInitialMax(recordings > 1 ? recordings : -1)
                .setUnit(recordings > 1 ? " files" : " s of audio", 1)
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
