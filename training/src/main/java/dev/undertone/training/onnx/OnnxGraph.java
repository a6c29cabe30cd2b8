package dev.undertone.training.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds one ONNX model, node by node in the order of computation. Results are named after their operator and place
 * ({@code Conv_3}), so the same calls give the same bytes. Not thread-safe.
 *
 * @see <a href="https://onnx.ai/onnx/operators/">ONNX operators</a>
 */
public final class OnnxGraph {

    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 17;

    // TensorProto.DataType
    static final int FLOAT = 1;
    private static final int INT64 = 7;
    static final int FLOAT16 = 10;

    // AttributeProto.AttributeType
    private static final int ATTRIBUTE_FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_STRING = 3;
    private static final int ATTRIBUTE_FLOATS = 6;
    private static final int ATTRIBUTE_INTS = 7;
    private static final int ATTRIBUTE_STRINGS = 8;

    private static final String MACHINE_LEARNING = "ai.onnx.ml";
    private static final int MACHINE_LEARNING_SET = 3;

    private final WeightPrecision precision;
    private final ProtobufWriter graph = new ProtobufWriter();
    private final Set<String> names = new HashSet<>();
    private int counter;
    private boolean usesMachineLearning;

    /** An empty graph. */
    public OnnxGraph(String name, WeightPrecision precision) {
        this.precision = precision;
        graph.text(2, name);
    }

    /** Declares a float32 input. */
    public Tensor input(String name, Dimension... shape) {
        Tensor tensor = declare(name);
        valueInfo(11, tensor, shape);
        return tensor;
    }

    /**
     * Declares a float32 output under its own name.
     *
     * @param value what it gives out
     * @param shape nothing to leave it to the runtime's inference
     */
    public void output(String name, Tensor value, Dimension... shape) {
        Tensor tensor = declare(name);
        append("", "Identity", List.of(tensor), List.of(value));
        valueInfo(12, tensor, shape);
    }

    /**
     * Adds trained weights, in the graph's {@link WeightPrecision}.
     *
     * @param values row after row; as many as the product of {@code shape}
     */
    public Tensor weights(float[] values, long... shape) {
        requireSize(values.length, shape);
        if (precision == WeightPrecision.SINGLE) {
            return constant(values, shape);
        }
        byte[] raw = new byte[values.length * Short.BYTES];
        ByteBuffer into = littleEndian(raw);
        for (float value : values) {
            into.putShort(HalfPrecision.of(value));
        }
        return node("Cast", List.of(initialiser(FLOAT16, raw, shape)), Attribute.of("to", FLOAT));
    }

    /** Adds float32 constants that are not rounded whatever the graph's {@link WeightPrecision}. */
    public Tensor constant(float[] values, long... shape) {
        requireSize(values.length, shape);
        byte[] raw = new byte[values.length * Float.BYTES];
        ByteBuffer into = littleEndian(raw);
        for (float value : values) {
            into.putFloat(value);
        }
        return initialiser(FLOAT, raw, shape);
    }

    /** Adds a vector of 64-bit integers, as axes and shapes are given. */
    public Tensor integers(long... values) {
        byte[] raw = new byte[values.length * Long.BYTES];
        ByteBuffer into = littleEndian(raw);
        for (long value : values) {
            into.putLong(value);
        }
        return initialiser(INT64, raw, values.length);
    }

    /** Adds an operator and returns its first result. */
    public Tensor node(String operator, List<Tensor> inputs, Attribute... attributes) {
        return nodes(operator, 1, inputs, attributes).get(0);
    }

    /** Adds an operator with several results. */
    public List<Tensor> nodes(String operator, int results, List<Tensor> inputs, Attribute... attributes) {
        List<Tensor> made = new ArrayList<>();
        for (int i = 0; i < results; i++) {
            made.add(fresh(operator));
        }
        append("", operator, made, inputs, attributes);
        return List.copyOf(made);
    }

    /** Adds an operator of the machine-learning domain {@code ai.onnx.ml}, version 3. */
    public Tensor machineLearningNode(String operator, List<Tensor> inputs, Attribute... attributes) {
        usesMachineLearning = true;
        Tensor result = fresh(operator);
        append(MACHINE_LEARNING, operator, List.of(result), inputs, attributes);
        return result;
    }

    /** The whole model as a file's bytes. */
    public byte[] toByteArray() {
        ProtobufWriter model = new ProtobufWriter()
                .integer(1, IR_VERSION)
                .text(2, "undertone")
                .bytes(7, graph.toByteArray())
                .message(8, opset -> opset.text(1, "").integer(2, OPERATOR_SET));
        if (usesMachineLearning) {
            model.message(8, opset -> opset.text(1, MACHINE_LEARNING).integer(2, MACHINE_LEARNING_SET));
        }
        return model.toByteArray();
    }

    private void append(
            String domain, String operator, List<Tensor> results, List<Tensor> inputs, Attribute... attributes) {
        graph.message(1, node -> {
            for (Tensor input : inputs) {
                if (!names.contains(input.name())) {
                    throw new IllegalArgumentException(
                            operator + " takes '" + input.name() + "', which is not in this graph");
                }
                node.text(1, input.name());
            }
            for (Tensor result : results) {
                node.text(2, result.name());
            }
            node.text(3, results.get(0).name()).text(4, operator);
            for (Attribute attribute : attributes) {
                node.message(5, out -> write(attribute, out));
            }
            if (!domain.isEmpty()) {
                node.text(7, domain);
            }
        });
    }

    private static void write(Attribute attribute, ProtobufWriter out) {
        out.text(1, attribute.name());
        if (attribute instanceof Attribute.Real real) {
            out.real(2, real.value()).integer(20, ATTRIBUTE_FLOAT);
        } else if (attribute instanceof Attribute.Whole whole) {
            out.integer(3, whole.value()).integer(20, ATTRIBUTE_INT);
        } else if (attribute instanceof Attribute.Text text) {
            out.text(4, text.value()).integer(20, ATTRIBUTE_STRING);
        } else if (attribute instanceof Attribute.Wholes wholes) {
            wholes.values().forEach(value -> out.integer(8, value));
            out.integer(20, ATTRIBUTE_INTS);
        } else if (attribute instanceof Attribute.Reals reals) {
            reals.values().forEach(value -> out.real(7, value));
            out.integer(20, ATTRIBUTE_FLOATS);
        } else if (attribute instanceof Attribute.Texts texts) {
            texts.values().forEach(value -> out.text(9, value));
            out.integer(20, ATTRIBUTE_STRINGS);
        }
    }

    private void valueInfo(int field, Tensor tensor, Dimension... shape) {
        graph.message(
                field,
                info -> info.text(1, tensor.name()).message(2, type -> type.message(1, of -> tensorType(of, shape))));
    }

    private static void tensorType(ProtobufWriter out, Dimension... shape) {
        out.integer(1, FLOAT);
        // An empty shape would mean a scalar; none leaves it to the runtime.
        if (shape.length > 0) {
            out.message(2, dimensions -> {
                for (Dimension dimension : shape) {
                    dimensions.message(1, one -> write(dimension, one));
                }
            });
        }
    }

    private static void write(Dimension dimension, ProtobufWriter out) {
        if (dimension instanceof Dimension.Fixed fixed) {
            out.integer(1, fixed.size());
        } else if (dimension instanceof Dimension.Free free) {
            out.text(2, free.symbol());
        }
    }

    private Tensor initialiser(int dataType, byte[] raw, long... shape) {
        Tensor tensor = fresh("weights");
        graph.message(5, out -> {
            for (long size : shape) {
                out.integer(1, size);
            }
            out.integer(2, dataType).text(8, tensor.name()).bytes(9, raw);
        });
        return tensor;
    }

    private Tensor fresh(String stem) {
        return declare(stem + "_" + counter++);
    }

    private Tensor declare(String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("names in a graph must be unique but '" + name + "' stands twice");
        }
        return new Tensor(name);
    }

    private static void requireSize(int values, long... shape) {
        long expected = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (values != expected) {
            throw new IllegalArgumentException("weights of shape " + Arrays.toString(shape) + " must be " + expected
                    + " values but were " + values);
        }
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
