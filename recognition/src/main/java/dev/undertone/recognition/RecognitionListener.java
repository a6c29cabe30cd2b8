package dev.undertone.recognition;

/** Hears what a session finds while it is still listening, on the thread that feeds the session. */
@FunctionalInterface
public interface RecognitionListener {

    /** Called in order of time; what it throws reaches the caller of {@link RecognitionSession#accept}. */
    void on(RecognitionEvent event);

    /** Ignores everything: the timeline at the end is enough. */
    static RecognitionListener none() {
        return event -> {};
    }
}
