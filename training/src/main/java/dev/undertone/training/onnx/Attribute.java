package dev.undertone.training.onnx;

import java.util.List;

/** A named constant of a node. */
public sealed interface Attribute {

    String name();

    record Whole(String name, long value) implements Attribute {}

    record Wholes(String name, List<Long> values) implements Attribute {
        public Wholes {
            values = List.copyOf(values);
        }
    }

    record Real(String name, float value) implements Attribute {}

    record Reals(String name, List<Float> values) implements Attribute {
        public Reals {
            values = List.copyOf(values);
        }
    }

    record Texts(String name, List<String> values) implements Attribute {
        public Texts {
            values = List.copyOf(values);
        }
    }

    record Text(String name, String value) implements Attribute {}

    static Attribute of(String name, long value) {
        return new Whole(name, value);
    }

    static Attribute of(String name, float value) {
        return new Real(name, value);
    }

    static Attribute of(String name, String value) {
        return new Text(name, value);
    }

    static Attribute of(String name, List<Long> values) {
        return new Wholes(name, values);
    }
}
