package dev.undertone.storage.internal;

import dev.undertone.storage.Judgement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How values stand in columns. */
final class Columns {

    private Columns() {}

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static <E extends Enum<E>> E word(Class<E> type, ResultSet row, String column) throws SQLException {
        return Enum.valueOf(type, row.getString(column).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Of the columns verdict, emotion and confidence. */
    static Optional<Judgement> judgement(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        if (verdict == null) {
            return Optional.empty();
        }
        String emotion = row.getString("emotion");
        return Optional.of(new Judgement(
                verdict,
                emotion == null
                        ? Optional.empty()
                        : Optional.of(new Judgement.Likeliest(emotion, row.getDouble("confidence")))));
    }

    static @Nullable String verdict(Optional<Judgement> judgement) {
        return judgement.map(Judgement::verdict).orElse(null);
    }

    static @Nullable String emotion(Optional<Judgement> judgement) {
        return judgement
                .flatMap(Judgement::emotion)
                .map(Judgement.Likeliest::emotion)
                .orElse(null);
    }

    static @Nullable Double confidence(Optional<Judgement> judgement) {
        return judgement
                .flatMap(Judgement::emotion)
                .map(Judgement.Likeliest::confidence)
                .orElse(null);
    }

    static int flag(boolean value) {
        return value ? 1 : 0;
    }
}
