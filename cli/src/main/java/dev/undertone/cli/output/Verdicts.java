package dev.undertone.cli.output;

import dev.undertone.emotions.Emotion;
import dev.undertone.recognition.BaselineUse;
import dev.undertone.recognition.RecognitionEvent;
import dev.undertone.recognition.Verdict;
import java.util.Locale;
import java.util.Optional;

/** What every rendering asks of a verdict. */
final class Verdicts {

    private Verdicts() {}

    /** One letter per emotion, for a strip that can be read without colours; {@code U} is surprised. */
    static char letter(Emotion emotion) {
        return switch (emotion) {
            case NEUTRAL -> 'N';
            case CALM -> 'C';
            case HAPPY -> 'H';
            case SAD -> 'S';
            case ANGRY -> 'A';
            case FEARFUL -> 'F';
            case DISGUST -> 'D';
            case SURPRISED -> 'U';
            case BORED -> 'B';
            case EXCITED -> 'E';
            case FRUSTRATED -> 'R';
            case CONTEMPT -> 'T';
            case ANXIOUS -> 'X';
            case APOLOGETIC -> 'P';
            case ASSERTIVE -> 'V';
            case CONCERNED -> 'O';
            case ENCOURAGING -> 'G';
        };
    }

    /** The letter of a recognised emotion, {@code ?} for uncertain, {@code ·} for no speech and too short. */
    static char letter(Verdict verdict) {
        if (verdict instanceof Verdict.Recognised recognised) {
            return letter(recognised.scores().top());
        }
        return verdict instanceof Verdict.Uncertain ? '?' : '·';
    }

    /** The baseline that a recording was heard against, such as {@code baseline auto, 184 s of speech, weight 0.90}. */
    static String text(BaselineUse baseline) {
        return String.format(
                Locale.ROOT,
                "baseline %s, %.0f s of speech, weight %.2f",
                baseline.name(),
                baseline.speechSeconds(),
                baseline.weight());
    }

    /** What is heard in a word: the emotion, {@code not sure}, {@code no speech} or {@code too short}. */
    static String word(Verdict verdict) {
        if (verdict instanceof Verdict.Recognised recognised) {
            return recognised.scores().top().id();
        }
        return verdict instanceof Verdict.Uncertain ? "not sure" : verdict.id().replace('-', ' ');
    }

    /** What is heard and how sure it is, such as {@code angry 82 %} or {@code not sure (sad 41 %)}. */
    static String sentence(Verdict verdict) {
        return verdict.judged()
                .map(scores -> {
                    String likeliest = String.format(
                            Locale.ROOT, "%s %.0f %%", scores.top().id(), 100 * scores.confidence());
                    return verdict instanceof Verdict.Recognised ? likeliest : word(verdict) + " (" + likeliest + ")";
                })
                .orElseGet(() -> word(verdict));
    }

    /** That a rule was met, such as {@code 1:23  ALERT anger-rising: 0.71, usually 0.12}. */
    static String sentence(RecognitionEvent.AlertRaised alert) {
        String usual = alert.usual().isPresent()
                ? String.format(Locale.ROOT, ", usually %.2f", alert.usual().getAsDouble())
                : "";
        return String.format(
                Locale.ROOT, "%s  ALERT %s: %.2f%s", clock(alert.atSeconds()), alert.rule(), alert.value(), usual);
    }

    /** Against which voice, to go on a sentence with. */
    static String against(Optional<String> baseline) {
        return baseline.map(name -> " against the baseline " + name).orElse("");
    }

    /** {@code m:ss}, or {@code h:mm:ss} from an hour on. */
    static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
