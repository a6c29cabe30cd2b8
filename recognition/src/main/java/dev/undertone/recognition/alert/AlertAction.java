package dev.undertone.recognition.alert;

import java.net.URI;
import java.util.List;

/** What an alert sets off, apart from standing in the session. */
public sealed interface AlertAction {

    /** Open pages show it. */
    record Page() implements AlertAction {}

    /**
     * Open pages show it as a notification of the device.
     *
     * @param vibrate whether the device shakes, if it can
     */
    record Notification(boolean vibrate) implements AlertAction {}

    /**
     * It is sent to an address.
     *
     * @param url {@code http} or {@code https}, with a host, without a user
     */
    record Webhook(URI url) implements AlertAction {

        private static final int LONGEST = 2000;

        public Webhook {
            String scheme = String.valueOf(url.getScheme());
            if (!(scheme.equals("https") || scheme.equals("http")) || url.getHost() == null) {
                throw new IllegalArgumentException("url must be an http or https address but was " + url);
            }
            if (url.getRawUserInfo() != null) {
                throw new IllegalArgumentException(
                        "url must not hold a user or password; put what proves the sender into its path or query");
            }
            if (url.toString().length() > LONGEST) {
                throw new IllegalArgumentException("url must have at most " + LONGEST + " characters but had "
                        + url.toString().length());
            }
        }
    }

    /**
     * A program on the machine that listens is started, without a shell.
     *
     * @param arguments the program and what it is given, each as it is
     */
    record Command(List<String> arguments) implements AlertAction {

        private static final int MOST = 50;

        public Command {
            arguments = List.copyOf(arguments);
            if (arguments.isEmpty()
                    || arguments.size() > MOST
                    || arguments.get(0).isBlank()) {
                throw new IllegalArgumentException(
                        "arguments must be 1.." + MOST + " texts, the program first, but were " + arguments.size());
            }
        }
    }
}
