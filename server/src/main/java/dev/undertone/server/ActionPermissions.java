package dev.undertone.server;

/**
 * What alerts may set off beyond the server's own pages.
 *
 * @param commands whether rules may start programs on this machine
 * @param privateWebhooks whether webhooks may go to this machine and its network
 */
public record ActionPermissions(boolean commands, boolean privateWebhooks) {

    /** Neither. */
    public static ActionPermissions defaults() {
        return new ActionPermissions(false, false);
    }
}
