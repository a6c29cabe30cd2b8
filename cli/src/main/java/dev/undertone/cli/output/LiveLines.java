package dev.undertone.cli.output;

import dev.undertone.recognition.RecognitionEvent;
import dev.undertone.recognition.Timeline;
import dev.undertone.recognition.Verdict;
import java.io.PrintWriter;

/** Live listening as plain lines: one whenever what is heard changes, and one for every alert and warning. */
public final class LiveLines implements LiveOutput {

    private final PrintWriter out;
    private String last = "";

    public LiveLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(LiveSetup setup) {
        line("listening to " + setup.source() + Verdicts.against(setup.baseline()));
    }

    @Override
    public void heard(double seconds, double levelDbfs) {}

    @Override
    public void on(RecognitionEvent event) {
        if (event instanceof RecognitionEvent.WindowJudged judged) {
            Verdict verdict = judged.window().verdict();
            String now = Verdicts.word(verdict);
            if (!now.equals(last)) {
                last = now;
                line(Verdicts.clock(judged.window().endSeconds()) + "  " + Verdicts.sentence(verdict));
            }
        } else if (event instanceof RecognitionEvent.AlertRaised alert) {
            line(Verdicts.sentence(alert));
        } else if (event instanceof RecognitionEvent.Warned warned) {
            line("note: " + warned.message());
        }
    }

    @Override
    public void end(Timeline timeline, double seconds) {
        line("over after " + Verdicts.clock(seconds) + "; over all: " + Verdicts.sentence(timeline.overall()));
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }
}
