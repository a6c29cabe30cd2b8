package dev.undertone.training.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The trained weights in a file that {@link OnnxGraph} wrote, in the order in which they were added. */
public final class OnnxInitialisers {

    /** One tensor of weights or constants. Immutable. */
    public static final class Initialiser {
        private final List<Long> shape;
        private final float[] values;

        private Initialiser(List<Long> shape, float[] values) {
            this.shape = List.copyOf(shape);
            this.values = values;
        }

        public List<Long> shape() {
            return shape;
        }

        /** A copy of the values, half precision widened. */
        public float[] values() {
            return values.clone();
        }
    }

    private OnnxInitialisers() {}

    /**
     * Reads all tensors of real numbers; whole numbers, such as axes, are left out.
     *
     * @throws IllegalArgumentException if the bytes are no such file
     */
    public static List<Initialiser> read(byte[] onnx) {
        List<Initialiser> found = new ArrayList<>();
        try {
            ProtobufReader model = new ProtobufReader(ByteBuffer.wrap(onnx));
            while (model.next()) {
                if (model.field() == 7) {
                    readGraph(new ProtobufReader(model.bytes()), found);
                }
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the network is no ONNX file that Undertone wrote", e);
        }
        return List.copyOf(found);
    }

    private static void readGraph(ProtobufReader graph, List<Initialiser> found) {
        while (graph.next()) {
            if (graph.field() == 5) {
                readTensor(new ProtobufReader(graph.bytes()), found);
            }
        }
    }

    private static void readTensor(ProtobufReader tensor, List<Initialiser> found) {
        List<Long> shape = new ArrayList<>();
        long type = 0;
        ByteBuffer raw = ByteBuffer.allocate(0);
        while (tensor.next()) {
            switch (tensor.field()) {
                case 1 -> shape.add(tensor.number());
                case 2 -> type = tensor.number();
                case 9 -> raw = tensor.bytes().order(ByteOrder.LITTLE_ENDIAN);
                default -> {}
            }
        }
        if (type == OnnxGraph.FLOAT) {
            float[] values = new float[raw.remaining() / Float.BYTES];
            raw.asFloatBuffer().get(values);
            found.add(new Initialiser(shape, values));
        } else if (type == OnnxGraph.FLOAT16) {
            short[] halves = new short[raw.remaining() / Short.BYTES];
            raw.asShortBuffer().get(halves);
            float[] values = new float[halves.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = HalfPrecision.toFloat(halves[i]);
            }
            found.add(new Initialiser(shape, values));
        }
    }

    /** One message in protobuf's wire format, read field after field. */
    private static final class ProtobufReader {
        private final ByteBuffer in;
        private int field;
        private long number;
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        ProtobufReader(ByteBuffer in) {
            this.in = in;
        }

        /** Moves on to the next field; false at the end. */
        boolean next() {
            if (!in.hasRemaining()) {
                return false;
            }
            long tag = varint();
            field = (int) (tag >>> 3);
            switch ((int) (tag & 7)) {
                case 0 -> number = varint();
                case 1 -> in.position(in.position() + Long.BYTES);
                case 2 -> {
                    int length = Math.toIntExact(varint());
                    bytes = in.slice(in.position(), length);
                    in.position(in.position() + length);
                }
                case 5 -> in.position(in.position() + Float.BYTES);
                default -> throw new IllegalArgumentException("wire type " + (tag & 7));
            }
            return true;
        }

        int field() {
            return field;
        }

        long number() {
            return number;
        }

        ByteBuffer bytes() {
            return bytes;
        }

        private long varint() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                byte b = in.get();
                value |= (long) (b & 0x7F) << shift;
                if (b >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a number of more than 64 bits");
        }
    }
}
