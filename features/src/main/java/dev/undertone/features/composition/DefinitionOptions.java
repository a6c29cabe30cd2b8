package dev.undertone.features.composition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The options of one part of a definition, each read once with its default and its limits. What was not read in the end
 * is unknown and refused; what was read makes up the canonical form, in which every default is written out.
 */
final class DefinitionOptions {

    private final String what;
    private final DefinitionNode place;
    private final Map<String, DefinitionNode> given;
    private final Map<String, FrameExtractor> earlier;
    private final Map<String, String> resolved = new LinkedHashMap<>();

    /**
     * @param what the part's name in messages
     * @param earlier features that stand before it, by name
     */
    DefinitionOptions(
            String what, DefinitionNode place, Map<String, DefinitionNode> given, Map<String, FrameExtractor> earlier) {
        this.what = what;
        this.place = place;
        this.given = given;
        this.earlier = earlier;
    }

    int whole(String key, int otherwise, int least, int most) {
        return whole(key, otherwise, least, most, "");
    }

    /** @param why what the limits come from, for the message; may be empty */
    int whole(String key, int otherwise, int least, int most, String why) {
        DefinitionNode node = given.get(key);
        int value = node == null
                ? otherwise
                : node.whole()
                        .filter(v -> v >= least && v <= most)
                        .orElseThrow(() -> node.wrong(outside(key, least + ".." + most, why, node)));
        resolved.put(key, Integer.toString(value));
        return value;
    }

    double number(String key, double otherwise, double least, double most) {
        return number(key, otherwise, least, most, "");
    }

    double number(String key, double otherwise, double least, double most, String why) {
        DefinitionNode node = given.get(key);
        double value = node == null
                ? otherwise
                : node.number()
                        .filter(v -> v >= least && v <= most)
                        .orElseThrow(() -> node.wrong(outside(key, shown(least) + ".." + shown(most), why, node)));
        resolved.put(key, Double.toString(value));
        return value;
    }

    boolean isGiven(String key) {
        return given.containsKey(key);
    }

    /** Whether it has been asked which feature before it this one is taken from. */
    boolean takesAnother() {
        return resolved.containsKey("of");
    }

    boolean flag(String key, boolean otherwise) {
        DefinitionNode node = given.get(key);
        String value = node == null ? Boolean.toString(otherwise) : node.text(key);
        if (!value.equals("true") && !value.equals("false")) {
            throw place(key).wrong(what + ": " + key + " must be true or false but was " + value);
        }
        resolved.put(key, value);
        return value.equals("true");
    }

    /** One of an enum's constants, written small with hyphens. */
    <E extends Enum<E>> E choice(String key, E otherwise) {
        DefinitionNode node = given.get(key);
        E value = otherwise;
        if (node != null) {
            String text = node.text(key);
            value = Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                    .filter(constant -> word(constant).equals(text))
                    .findFirst()
                    .orElseThrow(() -> node.wrong(outside(
                            key,
                            "one of "
                                    + Arrays.stream(otherwise
                                                    .getDeclaringClass()
                                                    .getEnumConstants())
                                            .map(DefinitionOptions::word)
                                            .toList(),
                            "",
                            node)));
        }
        resolved.put(key, quoted(word(value)));
        return value;
    }

    /** Some of a list of words, in the list's order; all of them unless said. */
    List<String> some(String key, List<String> allowed) {
        DefinitionNode node = given.get(key);
        List<String> chosen = new ArrayList<>(allowed);
        if (node != null) {
            List<String> wanted = new ArrayList<>();
            for (DefinitionNode item : node.items(key)) {
                String word = item.text(key);
                if (!allowed.contains(word) || wanted.contains(word)) {
                    throw item.wrong(
                            what + ": " + key + " must be of " + allowed + ", each at most once, but had " + word);
                }
                wanted.add(word);
            }
            if (wanted.isEmpty()) {
                throw node.wrong(what + ": " + key + " must be at least one of " + allowed);
            }
            chosen.retainAll(wanted);
        }
        resolved.put(key, chosen.stream().map(DefinitionOptions::quoted).collect(Collectors.joining(", ", "[", "]")));
        return chosen;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of a feature that stands before this one. */
    String earlier(String key) {
        DefinitionNode node = given.get(key);
        if (node == null) {
            throw place.wrong(what + " needs " + key + ", one of the features before it: " + earlier.keySet());
        }
        return earlier(key, node.text(key), extractor -> true, "");
    }

    /** The same with a default; the feature must have that many columns. */
    String earlier(String key, String otherwise, int columns) {
        DefinitionNode node = given.get(key);
        return earlier(
                key,
                node == null ? otherwise : node.text(key),
                extractor -> extractor.columns().size() == columns,
                "of " + columns + " columns, ");
    }

    /** The name of a feature before this one whose only column is a pitch, {@code f0} unless said. */
    String earlierPitch(String key) {
        DefinitionNode node = given.get(key);
        return earlier(
                key,
                node == null ? "f0" : node.text(key),
                extractor -> extractor.columns().size() == 1
                        && extractor.voicingColumn().isPresent(),
                "a pitch, ");
    }

    private String earlier(String key, String name, Predicate<FrameExtractor> fits, String which) {
        List<String> fit = new ArrayList<>();
        earlier.forEach((other, extractor) -> {
            if (fits.test(extractor)) {
                fit.add(other);
            }
        });
        if (!fit.contains(name)) {
            throw place(key)
                    .wrong(what + ": " + key + " must be one of the features before it, " + which + fit + ", but was "
                            + name);
        }
        resolved.put(key, quoted(name));
        return name;
    }

    /** A feature that {@link #earlier(String)} named. */
    FrameExtractor extractor(String name) {
        FrameExtractor extractor = earlier.get(name);
        if (extractor == null) {
            throw new IllegalArgumentException("no feature " + name + " before " + what);
        }
        return extractor;
    }

    /** Makes something of options; what it refuses is wrong in that key's line. */
    <T> T checked(String key, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (DefinitionException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw place(key).wrong(what + ": " + e.getMessage(), e);
        }
    }

    DefinitionException wrong(String key, String message) {
        return place(key).wrong(what + ": " + message);
    }

    /** A feature's name unless it is given one: its kind, after that of the feature it is taken from by {@code of}. */
    String defaultName(String kind) {
        String of = resolved.get("of");
        if (of == null || !kind.equals("delta")) {
            return kind;
        }
        return of.substring(1, of.length() - 1) + ("2".equals(resolved.get("order")) ? "-delta2" : "-delta");
    }

    /** Refuses what nobody has read. */
    void finish() {
        given.forEach((key, node) -> {
            if (!resolved.containsKey(key)) {
                throw node.wrong(what + " has no option " + key + "; "
                        + (resolved.isEmpty() ? "it has none" : "its options are " + resolved.keySet()));
            }
        });
    }

    /** The same with the feature's name. */
    String canonical(String name) {
        resolved.put("name", quoted(name));
        return canonical();
    }

    /** The options with their defaults, as JSON, in the order of their names. */
    String canonical() {
        StringBuilder text = new StringBuilder("{");
        new TreeMap<>(resolved)
                .forEach((key, value) -> text.append(text.length() > 1 ? ", " : "")
                        .append(quoted(key))
                        .append(": ")
                        .append(value));
        return text.append("}").toString();
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private DefinitionNode place(String key) {
        return given.getOrDefault(key, place);
    }

    private String outside(String key, String allowed, String why, DefinitionNode node) {
        String limits =
                (allowed.startsWith("one of") ? allowed : "in " + allowed) + (why.isEmpty() ? "" : " (" + why + ")");
        return what + ": " + key + " must be " + limits + " but was "
                + (node.isScalar() ? node.text(key) : "not a single value");
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
