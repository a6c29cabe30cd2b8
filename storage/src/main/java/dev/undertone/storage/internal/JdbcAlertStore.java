package dev.undertone.storage.internal;

import dev.undertone.storage.Alert;
import dev.undertone.storage.AlertRule;
import dev.undertone.storage.AlertStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** {@link AlertStore} in SQL. */
public final class JdbcAlertStore implements AlertStore {

    private static final String RULES = "SELECT id, name, enabled, definition, created_at, updated_at FROM alert_rule";

    private final Jdbi jdbi;

    public JdbcAlertStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void addRule(AlertRule rule) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO alert_rule (id, name, enabled, definition, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)",
                rule.id(),
                rule.name(),
                Columns.flag(rule.enabled()),
                rule.definition(),
                rule.createdAt().toEpochMilli(),
                rule.updatedAt().toEpochMilli()));
    }

    @Override
    public boolean updateRule(AlertRule rule) {
        return jdbi.withHandle(handle -> handle.execute(
                        "UPDATE alert_rule SET name = ?, enabled = ?, definition = ?, updated_at = ? WHERE id = ?",
                        rule.name(),
                        Columns.flag(rule.enabled()),
                        rule.definition(),
                        rule.updatedAt().toEpochMilli(),
                        rule.id()))
                > 0;
    }

    @Override
    public Optional<AlertRule> findRule(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(RULES + " WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> rule(row))
                .findOne());
    }

    @Override
    public List<AlertRule> rules() {
        return jdbi.withHandle(handle -> handle.createQuery(RULES + " ORDER BY created_at, id")
                .map((row, context) -> rule(row))
                .list());
    }

    @Override
    public boolean deleteRule(String id) {
        return jdbi.withHandle(handle -> handle.execute("DELETE FROM alert_rule WHERE id = ?", id)) > 0;
    }

    private static AlertRule rule(ResultSet row) throws SQLException {
        return new AlertRule(
                row.getString("id"),
                row.getString("name"),
                row.getInt("enabled") != 0,
                row.getString("definition"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"));
    }

    /** Appends to the history, within a transaction. */
    static void add(Handle handle, Alert alert) {
        handle.execute(
                "INSERT INTO alert (id, rule_id, rule_name, session_id, at, at_seconds, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
                alert.id(),
                alert.ruleId(),
                alert.ruleName(),
                alert.sessionId(),
                alert.at().toEpochMilli(),
                alert.atSeconds(),
                alert.detail());
    }

    @Override
    public List<Alert> history(Instant from, Instant to, Optional<String> rule, Optional<String> session, int limit) {
        String sql = "SELECT id, rule_id, rule_name, session_id, at, at_seconds, detail FROM alert"
                + " WHERE at >= :from AND at < :to"
                + (rule.isPresent() ? " AND rule_id = :rule" : "")
                + (session.isPresent() ? " AND session_id = :session" : "")
                + " ORDER BY at DESC, id DESC LIMIT :limit";
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery(sql)
                    .bind("from", from.toEpochMilli())
                    .bind("to", to.toEpochMilli())
                    .bind("limit", limit);
            rule.ifPresent(id -> query.bind("rule", id));
            session.ifPresent(id -> query.bind("session", id));
            return query.map((row, context) -> new Alert(
                            row.getString("id"),
                            row.getString("rule_id"),
                            row.getString("rule_name"),
                            row.getString("session_id"),
                            Columns.instant(row, "at"),
                            row.getDouble("at_seconds"),
                            row.getString("detail")))
                    .list();
        });
    }
}
