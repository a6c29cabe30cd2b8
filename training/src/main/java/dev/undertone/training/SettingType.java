package dev.undertone.training;

import java.util.List;

/** Which values a setting may have. */
public sealed interface SettingType {

    /**
     * A whole number in {@code min..max}.
     *
     * @param logarithmic whether a search should step by factors
     */
    record Whole(long min, long max, boolean logarithmic) implements SettingType {}

    /** A real number in {@code min..max}, either of which may be infinite. */
    record Real(double min, double max, boolean logarithmic) implements SettingType {}

    /** True or false. */
    record Flag() implements SettingType {}

    /** One of some words, small letters and hyphens. */
    record Choice(List<String> words) implements SettingType {
        public Choice {
            words = List.copyOf(words);
        }
    }

    /** A list of whole numbers, each in {@code min..max}; may be empty. */
    record Wholes(long min, long max) implements SettingType {}
}
