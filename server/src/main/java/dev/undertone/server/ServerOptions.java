package dev.undertone.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the server listens and keeps what it heard.
 *
 * @param host the address to listen on; any but the loopback asks for an access token
 * @param port 0–65535; 0 lets the system choose
 * @param data the folder of everything kept
 * @param behindProxy whether a proxy on this machine passes on requests of others: then the loopback, too, asks for a
 *     token
 * @param databaseUrl a {@code jdbc:} address; SQLite in the data folder when empty
 * @param permissions what alert rules may set off
 */
public record ServerOptions(
        String host,
        int port,
        boolean behindProxy,
        Path data,
        Optional<String> databaseUrl,
        ServerLimits limits,
        ActionPermissions permissions) {

    public ServerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be in 0..65535 but was " + port);
        }
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must not be empty; 127.0.0.1 is this machine alone");
        }
    }

    /** 127.0.0.1, port 8080, SQLite. */
    public static ServerOptions in(Path data) {
        return new ServerOptions(
                "127.0.0.1",
                8080,
                false,
                data,
                Optional.empty(),
                ServerLimits.defaults(),
                ActionPermissions.defaults());
    }

    /** The same at another address. */
    public ServerOptions at(String newHost, int newPort) {
        return new ServerOptions(newHost, newPort, behindProxy, data, databaseUrl, limits, permissions);
    }

    /** The same with other limits. */
    public ServerOptions within(ServerLimits newLimits) {
        return new ServerOptions(host, port, behindProxy, data, databaseUrl, newLimits, permissions);
    }

    /** The same with other permissions. */
    public ServerOptions allowing(ActionPermissions newPermissions) {
        return new ServerOptions(host, port, behindProxy, data, databaseUrl, limits, newPermissions);
    }
}
