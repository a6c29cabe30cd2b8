package dev.undertone.corpora.augmentation;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One thing that may be chosen of an augmentation, by a name in an experiment's file or on the command line.
 *
 * @param <T> what its text is read as
 */
public final class AugmentationOption<T> {

    private final String name;
    private final String allowed;
    private final T standard;
    private final String meaning;
    private final Function<String, T> reader;

    private AugmentationOption(String name, String allowed, T standard, String meaning, Function<String, T> reader) {
        this.name = name;
        this.allowed = allowed;
        this.standard = standard;
        this.meaning = meaning;
        this.reader = reader;
    }

    /** A value, or a range from which one is drawn for each recording. */
    static AugmentationOption<Range> range(String name, String unit, Range limits, Range standard, String meaning) {
        String allowed = limits + (unit.isEmpty() ? "" : " " + unit);
        return new AugmentationOption<>(name, allowed, standard, meaning, text -> {
            Range value = Range.parse(text);
            value.requireWithin(name, limits);
            return value;
        });
    }

    /** A number that holds for all recordings. */
    static AugmentationOption<Double> number(String name, Range limits, double standard, String meaning) {
        return new AugmentationOption<>(name, limits.toString(), standard, meaning, text -> {
            Range value = Range.parse(text);
            value.requireWithin(name, limits);
            if (value.low() != value.high()) {
                throw new IllegalArgumentException(name + " must be one number but was " + value);
            }
            return value.low();
        });
    }

    /** A whole number. */
    static AugmentationOption<Integer> count(String name, int least, int most, int standard, String meaning) {
        return new AugmentationOption<>(name, least + ".." + most, standard, meaning, text -> {
            if (!text.matches("-?\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException(
                        name + " must be a whole number in " + least + ".." + most + " but was '" + text + "'");
            }
            return Integer.parseInt(text);
        });
    }

    /** One of the constants of an enum, written in lower case. */
    static <E extends Enum<E>> AugmentationOption<E> choice(String name, Class<E> type, E standard, String meaning) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        String allowed = constants.stream().map(AugmentationOption::word).collect(Collectors.joining("|"));
        return new AugmentationOption<>(
                name,
                allowed,
                standard,
                meaning,
                text -> constants.stream()
                        .filter(constant -> word(constant).equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                name + " must be one of " + allowed + " but was '" + text + "'")));
    }

    /** Yes or no. */
    static AugmentationOption<Boolean> flag(String name, boolean standard, String meaning) {
        return new AugmentationOption<>(name, "yes|no", standard, meaning, text -> switch (text) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new IllegalArgumentException(name + " must be yes or no but was '" + text + "'");
        });
    }

    /** A folder, or none. */
    static AugmentationOption<Optional<Path>> folder(String name, String meaning) {
        return new AugmentationOption<>(name, "a folder", Optional.empty(), meaning, text -> {
            try {
                return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException(name + " must name a folder but was '" + text + "'", e);
            }
        });
    }

    /** As it is written before the equals sign. */
    public String name() {
        return name;
    }

    /** What may be written, such as {@code -20..60 dB}. */
    public String allowed() {
        return allowed;
    }

    /** What holds where nothing is written, as one would write it. */
    public String standardText() {
        return text(standard);
    }

    /** One line for a reader. */
    public String meaning() {
        return meaning;
    }

    T standard() {
        return standard;
    }

    /** @throws IllegalArgumentException naming the option, what is allowed and the text */
    T read(String text) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(name) ? e : new IllegalArgumentException(name + " " + message, e);
        }
    }

    /** As {@link #read} reads it. */
    static String text(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(AugmentationOption::text).orElse("");
        }
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        if (value instanceof Double number) {
            return Range.of(number).toString();
        }
        return value instanceof Enum<?> constant ? word(constant) : value.toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name;
    }
}
