package dev.undertone.training;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A kind of model that an experiment can name: which features it takes, its settings, how a trainer of it is made. */
public final class TrainerKind {

    private final String id;
    private final String title;
    private final InputSpec input;
    private final boolean frames;
    private final List<SettingSpec> settings;
    private final BiFunction<InputSpec, Map<String, ?>, MemberTrainer> maker;

    private TrainerKind(
            String id,
            String title,
            InputSpec input,
            boolean frames,
            List<SettingSpec> settings,
            BiFunction<InputSpec, Map<String, ?>, MemberTrainer> maker) {
        this.id = id;
        this.title = title;
        this.input = input;
        this.frames = frames;
        this.settings = settings;
        this.maker = maker;
    }

    /** A kind that takes one row of features per clip, and of its copies at other speeds. */
    static <T extends Record> TrainerKind ofRows(
            String id, String title, T defaults, BiFunction<InputSpec, T, MemberTrainer> maker) {
        return of(id, title, FunctionalRows.INPUT, false, defaults, maker);
    }

    /** A kind that takes one row of features per clip and no copies, since its cost grows fast with the rows. */
    static <T extends Record> TrainerKind ofPlainRows(
            String id, String title, T defaults, BiFunction<InputSpec, T, MemberTrainer> maker) {
        InputSpec plain = new InputSpec(FunctionalRows.INPUT.featureSet(), 1, List.of(1.0));
        return of(id, title, plain, false, defaults, maker);
    }

    /** A kind that takes frames. */
    static <T extends Record> TrainerKind ofFrames(
            String id, String title, T defaults, BiFunction<InputSpec, T, MemberTrainer> maker) {
        return of(id, title, InputSpec.LOG_MEL, true, defaults, maker);
    }

    private static <T extends Record> TrainerKind of(
            String id,
            String title,
            InputSpec input,
            boolean frames,
            T defaults,
            BiFunction<InputSpec, T, MemberTrainer> maker) {
        Settings<T> settings = Settings.of(defaults);
        return new TrainerKind(
                id, title, input, frames, settings.specs(), (spec, values) -> maker.apply(spec, settings.with(values)));
    }

    /** Small letters, digits and hyphens, such as {@code svm-rbf}. */
    public String id() {
        return id;
    }

    /** A name for people. */
    public String title() {
        return title;
    }

    /** What it is shown where an experiment does not say. */
    public InputSpec input() {
        return input;
    }

    /** Whether it takes features per frame; if not, one row per clip. */
    public boolean takesFrames() {
        return frames;
    }

    /** Its settings in order, each with name, type, range and default. */
    public List<SettingSpec> settings() {
        return settings;
    }

    /**
     * A trainer whose name is the kind's id.
     *
     * @param input features of the shape it takes; their ids are checked when they are computed
     * @param values settings by name; the defaults stand for those not given
     * @throws IllegalArgumentException naming the setting, what it may be and what it was
     */
    public MemberTrainer trainer(InputSpec input, Map<String, ?> values) {
        try {
            return maker.apply(input, values);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(id + ": " + e.getMessage(), e);
        }
    }
}
