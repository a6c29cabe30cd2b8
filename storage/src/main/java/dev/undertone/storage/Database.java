package dev.undertone.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.undertone.storage.internal.JdbcAlertStore;
import dev.undertone.storage.internal.JdbcBaselineStore;
import dev.undertone.storage.internal.JdbcNoteStore;
import dev.undertone.storage.internal.JdbcOutboxStore;
import dev.undertone.storage.internal.JdbcRecordingStore;
import dev.undertone.storage.internal.JdbcSessionStore;
import dev.undertone.storage.internal.JdbcTokenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** An open database with the newest schema. Thread-safe; close it once at the end. */
public final class Database implements AutoCloseable {

    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String MIGRATIONS = "classpath:dev/undertone/storage/migrations";
    private static final int SQLITE_CONNECTIONS = 4;
    private static final int POSTGRESQL_CONNECTIONS = 10;
    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final boolean sqlite;

    private Database(HikariDataSource pool, boolean sqlite) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.sqlite = sqlite;
    }

    /** A database in one file, made if it is not there, with its missing folders. */
    public static Database sqlite(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return open(SQLITE + file.toAbsolutePath());
    }

    /**
     * Opens a database and brings its schema up to date.
     *
     * @param url {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST/DATABASE?user=…}
     * @throws IOException if it cannot be reached or was made by a newer version
     * @throws IllegalArgumentException if the address is of another kind
     */
    public static Database open(String url) throws IOException {
        boolean sqlite = url.startsWith(SQLITE);
        if (!sqlite && !url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException(
                    "a database address must start with " + SQLITE + " or " + POSTGRESQL + " but this one does not");
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("undertone-database");
        config.setMaximumPoolSize(sqlite ? SQLITE_CONNECTIONS : POSTGRESQL_CONNECTIONS);
        config.setMinimumIdle(1);
        if (sqlite) {
            config.setDataSourceProperties(sqliteSettings());
        }
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new IOException(
                    "the database cannot be opened: " + rootMessage(e)
                            + "; check that it runs, that the address, user and password are right, and the disk",
                    e);
        }
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations(MIGRATIONS)
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
            return new Database(pool, sqlite);
        } catch (FlywayException e) {
            pool.close();
            throw new IOException(
                    "the database's tables cannot be brought up to date: " + rootMessage(e)
                            + "; use the version of Undertone that made them, or another database",
                    e);
        }
    }

    private static Properties sqliteSettings() {
        Properties settings = new Properties();
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("busy_timeout", Integer.toString(BUSY_TIMEOUT_MILLIS));
        settings.setProperty("foreign_keys", "true");
        // What is deleted is overwritten, so that nothing of it is left in the file.
        settings.setProperty("secure_delete", "true");
        // A transaction that reads before it writes would else fail when another one wrote in between.
        settings.setProperty("transaction_mode", "IMMEDIATE");
        return settings;
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
    }

    public RecordingStore recordings() {
        return new JdbcRecordingStore(jdbi);
    }

    public SessionStore sessions() {
        return new JdbcSessionStore(jdbi);
    }

    public NoteStore notes() {
        return new JdbcNoteStore(jdbi);
    }

    public BaselineStore baselines() {
        return new JdbcBaselineStore(jdbi);
    }

    public AlertStore alerts() {
        return new JdbcAlertStore(jdbi);
    }

    public OutboxStore outbox() {
        return new JdbcOutboxStore(jdbi);
    }

    public TokenStore tokens() {
        return new JdbcTokenStore(jdbi);
    }

    /** Whether it answers now. */
    public boolean answers() {
        try {
            return jdbi.withHandle(handle ->
                    handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
        } catch (JdbiException e) {
            return false;
        }
    }

    /** After a deletion: leaves no trace of it in SQLite's journal. PostgreSQL cleans up by itself, in its own time. */
    public void forget() {
        if (sqlite) {
            jdbi.useHandle(handle -> handle.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
