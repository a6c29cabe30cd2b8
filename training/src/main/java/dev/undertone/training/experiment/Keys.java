package dev.undertone.training.experiment;

import dev.undertone.features.composition.DefinitionException;
import dev.undertone.features.composition.DefinitionNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The keys of one part of an experiment file, each read once; what nobody has read is unknown and refused. */
final class Keys {

    private final String what;
    private final DefinitionNode place;
    private final Map<String, DefinitionNode> given;
    private final Set<String> known = new LinkedHashSet<>();

    private Keys(String what, DefinitionNode place, Map<String, DefinitionNode> given) {
        this.what = what;
        this.place = place;
        this.given = given;
    }

    /** @param what the part's name in messages */
    static Keys of(String what, DefinitionNode node) {
        return new Keys(what, node, node.entries(what));
    }

    /** The value of a key, if it is there. */
    Optional<DefinitionNode> find(String key) {
        known.add(key);
        return Optional.ofNullable(given.get(key));
    }

    DefinitionNode required(String key, String example) {
        return find(key).orElseThrow(() -> place.wrong(what + " needs " + key + ", such as " + example));
    }

    int whole(String key, int otherwise, int least, int most) {
        Optional<DefinitionNode> node = find(key);
        return node.isEmpty()
                ? otherwise
                : node.get()
                        .whole()
                        .filter(v -> v >= least && v <= most)
                        .orElseThrow(() -> outside(key, "a whole number in " + least + ".." + most));
    }

    double number(String key, double otherwise, double least, double most) {
        Optional<DefinitionNode> node = find(key);
        return node.isEmpty() ? otherwise : number(key, node.get(), least, most);
    }

    double number(String key, DefinitionNode node, double least, double most) {
        return node.number()
                .filter(v -> v >= least && v <= most)
                .orElseThrow(() -> node.wrong(
                        what + ": " + key + " must be a number in " + least + ".." + most + " but was " + shown(node)));
    }

    boolean flag(String key, boolean otherwise) {
        Optional<DefinitionNode> node = find(key);
        if (node.isEmpty()) {
            return otherwise;
        }
        if (node.get().isScalar() && node.get().plain(key) instanceof Boolean value) {
            return value;
        }
        throw outside(key, "true or false");
    }

    String text(String key, String otherwise) {
        return find(key).map(node -> node.text(key)).orElse(otherwise);
    }

    /** One of an enum's constants, written small with hyphens. */
    <E extends Enum<E>> E choice(String key, E otherwise) {
        return find(key)
                .map(node -> choice(key, node, otherwise.getDeclaringClass()))
                .orElse(otherwise);
    }

    <E extends Enum<E>> E choice(String key, DefinitionNode node, Class<E> type) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        String word = word(key, node, words);
        return type.getEnumConstants()[words.indexOf(word)];
    }

    /** One of some words. */
    String word(String key, DefinitionNode node, List<String> words) {
        if (!node.isScalar() || !words.contains(node.text(key))) {
            throw node.wrong(
                    what + ": " + key + " must be one of " + String.join(", ", words) + " but was " + shown(node));
        }
        return node.text(key);
    }

    /** A list, or a single value that counts as a list of one; nothing if the key is missing. */
    List<DefinitionNode> list(String key) {
        return find(key)
                .map(node -> node.isSequence() ? node.items(what + ": " + key) : List.of(node))
                .orElse(List.of());
    }

    /** Makes something of a key's value; what it refuses is wrong in that key's line. */
    <T> T checked(String key, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (DefinitionException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw place(key).wrong(what + ": " + e.getMessage(), e);
        }
    }

    DefinitionException outside(String key, String allowed) {
        return place(key).wrong(what + ": " + key + " must be " + allowed + " but was " + shown(place(key)));
    }

    DefinitionNode place(String key) {
        return given.getOrDefault(key, place);
    }

    /** The keys that nobody has asked for yet, which count as asked for now. */
    Map<String, DefinitionNode> rest() {
        Map<String, DefinitionNode> rest = new LinkedHashMap<>(given);
        rest.keySet().removeAll(known);
        known.addAll(rest.keySet());
        return rest;
    }

    /** Refuses what nobody has read. */
    void finish() {
        List<String> unknown = new ArrayList<>(given.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            String key = unknown.get(0);
            throw place(key).wrong(what + " has no key " + key + "; its keys are " + String.join(", ", known));
        }
    }

    static String shown(DefinitionNode node) {
        return node.isScalar() ? "'" + node.text("a value") + "'" : node.isSequence() ? "a list" : "keys with values";
    }
}
