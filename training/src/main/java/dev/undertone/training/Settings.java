package dev.undertone.training;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * An options record seen as named settings, each component's {@link Setting} saying what it may be. Components that are
 * records themselves count as the settings in them. Immutable.
 *
 * @param <T> a public record whose components are {@code int}, {@code double}, {@code boolean}, enums, lists of
 *     {@code Integer} or such records
 */
public final class Settings<T extends Record> {

    private final T defaults;
    private final List<SettingSpec> specs;

    private Settings(T defaults) {
        this.defaults = defaults;
        List<SettingSpec> found = new ArrayList<>();
        collect(defaults, found);
        this.specs = List.copyOf(found);
    }

    /** The settings of a record's type, with this one's values where none are given. */
    public static <T extends Record> Settings<T> of(T defaults) {
        return new Settings<>(defaults);
    }

    /** All settings in the record's order. */
    public List<SettingSpec> specs() {
        return specs;
    }

    /**
     * The defaults with some values replaced.
     *
     * @param values numbers, booleans, words and lists of numbers by setting name, as a YAML or JSON reader gives them
     * @throws IllegalArgumentException naming the setting, what it may be and what it was
     */
    public T with(Map<String, ?> values) {
        List<String> names = specs.stream().map(SettingSpec::name).toList();
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("setting must be one of " + names + " but was '" + name + "'");
            }
        }
        @SuppressWarnings("unchecked") // Made anew from the same record class.
        T made = (T) rebuilt(defaults, values);
        return made;
    }

    /** Every setting by name, as {@link #with} takes them. */
    public static Map<String, Object> valuesOf(Record options) {
        List<SettingSpec> specs = new ArrayList<>();
        collect(options, specs);
        Map<String, Object> values = new LinkedHashMap<>();
        specs.forEach(s -> values.put(s.name(), s.standard()));
        return values;
    }

    /**
     * Checks values against their {@link Setting}s; for a record's compact constructor.
     *
     * @param values all components in order; {@code null} is none
     * @throws IllegalArgumentException naming the first component that is out of its range
     */
    public static void check(Class<? extends Record> type, Object... values) {
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Object value = Objects.requireNonNull(values[i], components[i].getName());
            if (value instanceof Number number) {
                requireInRange(components[i], number.doubleValue());
            } else if (value instanceof List<?> list) {
                for (Object element : list) {
                    requireInRange(components[i], ((Number) element).doubleValue());
                }
            }
        }
    }

    private static void requireInRange(RecordComponent component, double value) {
        Setting setting = setting(component);
        if (!(value >= setting.min() && value <= setting.max())) {
            boolean whole = component.getType() != double.class;
            throw new IllegalArgumentException(component.getName() + " must be in "
                    + shown(setting.min(), whole) + ".." + shown(setting.max(), whole) + " but was "
                    + shown(value, whole));
        }
    }

    private static void collect(Record record, List<SettingSpec> into) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = read(component, record);
            if (value instanceof Record inner) {
                collect(inner, into);
            } else {
                Object standard = value instanceof Enum<?> word ? word(word) : value;
                into.add(new SettingSpec(component.getName(), setting(component).value(), type(component), standard));
            }
        }
    }

    private static SettingType type(RecordComponent component) {
        Setting setting = setting(component);
        Class<?> type = component.getType();
        if (type == int.class) {
            return new SettingType.Whole((long) setting.min(), (long) setting.max(), setting.logarithmic());
        }
        if (type == double.class) {
            return new SettingType.Real(setting.min(), setting.max(), setting.logarithmic());
        }
        if (type == boolean.class) {
            return new SettingType.Flag();
        }
        if (type.isEnum()) {
            return new SettingType.Choice(words(type));
        }
        if (type == List.class) {
            return new SettingType.Wholes((long) setting.min(), (long) setting.max());
        }
        throw new IllegalArgumentException("component " + component + " is of no kind that settings have");
    }

    private static Record rebuilt(Record defaults, Map<String, ?> values) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object standard = read(components[i], defaults);
            Object given = values.get(components[i].getName());
            if (standard instanceof Record inner) {
                arguments[i] = rebuilt(inner, values);
            } else {
                arguments[i] = given == null ? standard : converted(components[i], given);
            }
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return defaults.getClass().getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(defaults.getClass() + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(defaults.getClass() + " must be public", e);
        }
    }

    private static Object converted(RecordComponent component, Object given) {
        String name = component.getName();
        Class<?> type = component.getType();
        if (type == int.class) {
            return whole(name, given);
        }
        if (type == double.class && given instanceof Number number) {
            return number.doubleValue();
        }
        if (type == boolean.class && given instanceof Boolean) {
            return given;
        }
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (word((Enum<?>) constant).equals(given)) {
                    return constant;
                }
            }
        }
        if (type == List.class && given instanceof List<?> list) {
            return list.stream().map(e -> whole(name, e)).toList();
        }
        String wanted = type == double.class
                ? "a number"
                : type == boolean.class
                        ? "true or false"
                        : type.isEnum() ? "one of " + words(type) : "a list of whole numbers";
        throw new IllegalArgumentException(name + " must be " + wanted + " but was '" + given + "'");
    }

    private static Integer whole(String name, Object given) {
        if (given instanceof Number number) {
            try {
                return new BigDecimal(number.toString()).intValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw new IllegalArgumentException(name + " must be a whole number but was " + given, e);
            }
        }
        throw new IllegalArgumentException(name + " must be a whole number but was '" + given + "'");
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            return Objects.requireNonNull(component.getAccessor().invoke(record), component.getName());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getClass() + " must be public", e);
        }
    }

    private static Setting setting(RecordComponent component) {
        return Objects.requireNonNull(
                component.getAnnotation(Setting.class), () -> component + " must say what it is by @Setting");
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(c -> word((Enum<?>) c))
                .toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String shown(double value, boolean whole) {
        return whole && Double.isFinite(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
