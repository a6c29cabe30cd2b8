package dev.undertone.audio;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Which channels of a recording are analysed. */
public sealed interface ChannelSelection {

    /** All channels averaged into one. */
    record Mix() implements ChannelSelection {}

    /** Every channel on its own. */
    record Each() implements ChannelSelection {}

    /**
     * One channel.
     *
     * @param index counted from 0
     */
    record One(int index) implements ChannelSelection {
        public One {
            if (index < 0) {
                throw new IllegalArgumentException("channel index must be at least 0 but was " + index);
            }
        }
    }

    /**
     * Reads {@code mix}, {@code each}, {@code left}, {@code right} or a number counted from 1.
     *
     * @throws IllegalArgumentException naming the allowed words
     */
    static ChannelSelection parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "mix" -> new Mix();
            case "each" -> new Each();
            case "left" -> new One(0);
            case "right" -> new One(1);
            default -> {
                if (text.strip().matches("[1-9][0-9]{0,2}")) {
                    yield new One(Integer.parseInt(text.strip()) - 1);
                }
                throw new IllegalArgumentException(
                        "channel must be mix, each, left, right or a number from 1 but was '" + text + "'");
            }
        };
    }

    /**
     * The channels this selects in a recording of {@code channels}.
     *
     * @throws IllegalArgumentException if the recording has no such channel
     */
    default List<Channel> of(int channels) {
        if (this instanceof One one) {
            if (one.index() >= channels) {
                throw new IllegalArgumentException(
                        "channel must be in 1.." + channels + " but was " + (one.index() + 1));
            }
            return List.of(Channel.of(one.index(), channels));
        }
        if (this instanceof Each) {
            return IntStream.range(0, channels)
                    .mapToObj(i -> Channel.of(i, channels))
                    .toList();
        }
        return List.of(Channel.MIX);
    }
}
