package dev.undertone.corpora.internal;

import dev.undertone.corpora.CorpusException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What {@code db.yaml} says: a tree of maps, of which this asks only for what speech emotion needs. */
final class AudformatHeader {

    private static final int MAX_CHARACTERS = 64 * 1024 * 1024;

    private final Map<?, ?> root;

    private AudformatHeader(Map<?, ?> root) {
        this.root = root;
    }

    /** @throws CorpusException if the file is no YAML mapping */
    static AudformatHeader read(Path file) throws IOException {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(MAX_CHARACTERS).build();
        try (Reader reader = Files.newBufferedReader(file)) {
            Object tree = new Load(settings).loadFromReader(reader);
            if (tree instanceof Map<?, ?> map) {
                return new AudformatHeader(map);
            }
            throw new CorpusException(file + " is not an audformat header: it holds no keys such as name and tables");
        } catch (YamlEngineException e) {
            CorpusException wrapped = new CorpusException(file + " is not YAML: " + e.getMessage());
            wrapped.initCause(e);
            throw wrapped;
        }
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(root.get(key)).map(String::valueOf).filter(text -> !text.isBlank());
    }

    /** As BCP 47 tags; audformat writes ISO 639-3, such as {@code deu}. */
    List<String> languages() {
        return root.get("languages") instanceof List<?> list
                ? list.stream().map(code -> tag(String.valueOf(code))).toList()
                : List.of();
    }

    /** The ids of tables and of what else is tabulated, in the header's order. */
    List<String> tables() {
        return Stream.of("tables", "misc_tables")
                .flatMap(key -> map(root.get(key)).keySet().stream())
                .map(String::valueOf)
                .toList();
    }

    /** The partition that a table is of. */
    Optional<String> part(String table) {
        Object split = map(map(root.get("tables")).get(table)).get("split_id");
        if (split == null) {
            return Optional.empty();
        }
        Object type = map(map(root.get("splits")).get(split)).get("type");
        return Optional.of(String.valueOf(type == null ? split : type));
    }

    /** The columns of a table and the scheme that each follows, itself where none is named. */
    Map<String, String> schemes(String table) {
        Map<String, String> schemes = new LinkedHashMap<>();
        Object found = map(root.get("tables")).get(table);
        Object columns = map(found == null ? map(root.get("misc_tables")).get(table) : found)
                .get("columns");
        map(columns).forEach((column, properties) -> {
            Object scheme = map(properties).get("scheme_id");
            schemes.put(String.valueOf(column), String.valueOf(scheme == null ? column : scheme));
        });
        return schemes;
    }

    /**
     * A detail that a scheme knows of one of its labels, such as the gender of a speaker.
     *
     * @param detail empty for the label's own meaning, such as the text of a code
     */
    Optional<String> detail(String scheme, String label, String detail) {
        Object labels = map(map(root.get("schemes")).get(scheme)).get("labels");
        Object known = map(labels).entrySet().stream()
                .filter(entry -> String.valueOf(entry.getKey()).equals(label))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        if (known instanceof Map<?, ?> details) {
            return Optional.ofNullable(details.get(detail)).map(String::valueOf);
        }
        return known == null || !detail.isEmpty() ? Optional.empty() : Optional.of(String.valueOf(known));
    }

    /** Of a scheme of numbers. */
    Optional<Double> limit(String scheme, String which) {
        return map(map(root.get("schemes")).get(scheme)).get(which) instanceof Number number
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }

    /** A two-letter tag for a three-letter one. */
    static String tag(String code) {
        for (String two : Locale.getISOLanguages()) {
            if (Locale.forLanguageTag(two).getISO3Language().equals(code.toLowerCase(Locale.ROOT))) {
                return two;
            }
        }
        return code;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
