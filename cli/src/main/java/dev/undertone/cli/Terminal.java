package dev.undertone.cli;

/** Whether a person is watching. The launcher knows, and says so in system properties. */
final class Terminal {

    private Terminal() {}

    /** Whether standard output is a terminal that shows colours. */
    static boolean showsColours() {
        return isTerminal("stdout") && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    }

    /** Whether standard error is a terminal. */
    static boolean showsProgress() {
        return isTerminal("stderr");
    }

    private static boolean isTerminal(String stream) {
        return System.getProperty("undertone.terminal", "").contains(stream);
    }
}
