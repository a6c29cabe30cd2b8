package dev.undertone.corpora.augmentation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An augmentation of the catalogue with everything about it chosen and checked. Immutable. */
public final class AugmentationSpec {

    private final AugmentationEntry entry;
    private final Map<AugmentationOption<?>, Object> values;

    private AugmentationSpec(AugmentationEntry entry, Map<AugmentationOption<?>, Object> values) {
        this.entry = entry;
        this.values = values;
    }

    /**
     * Reads {@code name} or {@code name:option=value,option=value}.
     *
     * @throws IllegalArgumentException naming what is wrong and what is allowed
     */
    public static AugmentationSpec parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Map<String, String> options = new LinkedHashMap<>();
        if (colon >= 0 && colon < text.length() - 1) {
            for (String part : text.substring(colon + 1).split(",", -1)) {
                int equals = part.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("options of " + name
                            + " must be written option=value,option=value but one was '" + part + "'");
                }
                String option = part.substring(0, equals).strip();
                if (options.put(option, part.substring(equals + 1).strip()) != null) {
                    throw new IllegalArgumentException(name + " names the option " + option + " twice; name it once");
                }
            }
        }
        return of(name.strip(), options);
    }

    /**
     * What the catalogue has under that name, with some options chosen and the others as usual.
     *
     * @param options by name
     * @throws IllegalArgumentException naming what is wrong and what is allowed
     */
    public static AugmentationSpec of(String name, Map<String, String> options) {
        AugmentationEntry entry = AugmentationCatalog.entry(name);
        Map<AugmentationOption<?>, Object> values = new LinkedHashMap<>();
        entry.options().forEach(option -> values.put(option, option.standard()));
        options.forEach((key, text) -> {
            AugmentationOption<?> option = entry.options().stream()
                    .filter(candidate -> candidate.name().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name + " has no option '" + key + "'; it has "
                            + entry.options().stream()
                                    .map(AugmentationOption::name)
                                    .collect(Collectors.joining(", "))));
            try {
                values.put(option, option.read(text));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
        });
        return new AugmentationSpec(entry, values);
    }

    /** Its place in the catalogue. */
    public AugmentationEntry entry() {
        return entry;
    }

    /** What was chosen. */
    @SuppressWarnings("unchecked") // only what the option itself read or holds is ever put
    public <T> T value(AugmentationOption<T> option) {
        Object value = values.get(option);
        if (value == null) {
            throw new IllegalArgumentException(entry.name() + " has no option " + option);
        }
        return (T) value;
    }

    /**
     * Makes it.
     *
     * @param speech recordings that babble is made from where no folder is named; in an experiment those of the training
     *     side alone, since whoever speaks in them is heard in training
     * @throws IllegalArgumentException if it lacks something
     * @throws IOException if a folder that it names cannot be listed
     */
    public Augmentation make(List<Path> speech) throws IOException {
        Augmentation made = entry.maker().make(this, speech);
        double share = value(AugmentationEntry.SHARE);
        return share == 1 ? made : new Sometimes(made, share);
    }

    /** Whether it draws on the recordings that {@link #make} is given. */
    public boolean drawsOnSpeech() {
        return entry == Babble.ENTRY && Babble.drawsOnSpeech(this);
    }

    /** The same with the folders that it names looked for elsewhere. */
    public AugmentationSpec withFolders(UnaryOperator<Path> found) {
        Map<AugmentationOption<?>, Object> moved = new LinkedHashMap<>(values);
        moved.replaceAll((option, value) ->
                value instanceof Optional<?> folder ? folder.map(f -> found.apply((Path) f)) : value);
        return new AugmentationSpec(entry, moved);
    }

    /**
     * Names what {@link #make} makes, with the sounds that it draws on: equal names mean equal results.
     *
     * @throws IOException if a folder that it names cannot be listed
     */
    public String identity(List<Path> speech) throws IOException {
        StringBuilder name = new StringBuilder(toString());
        for (Object value : values.values()) {
            if (value instanceof Optional<?> folder && folder.isPresent()) {
                name.append(' ').append(SoundLibrary.under((Path) folder.get()).identity());
            }
        }
        return drawsOnSpeech()
                ? name.append(' ').append(SoundLibrary.of(speech).identity()).toString()
                : name.toString();
    }

    /** As {@link #parse} reads it, with every option: equal texts mean equal augmentations. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .filter(e -> !AugmentationOption.text(e.getValue()).isEmpty())
                .map(e -> e.getKey().name() + "=" + AugmentationOption.text(e.getValue()))
                .collect(Collectors.joining(",", entry.name() + ":", ""));
    }
}
