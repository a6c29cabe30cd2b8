package dev.undertone.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A matrix from a NumPy file: format 1.0, little-endian float32 or float64, at most two dimensions. A vector is
 * read as one row, a scalar as one value.
 */
public final class Npy {

    private static final Pattern HEADER = Pattern.compile(
            "\\{'descr': '<f([48])', 'fortran_order': (True|False), 'shape': \\((?:(\\d+),)?\\s*(\\d+)?,?\\), \\}\\s*");

    private final int rows;
    private final int columns;
    private final double[] values;

    private Npy(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /** @throws AssertionError if the file is missing, of another kind or empty */
    public static Npy read(Path file) {
        try {
            return parse(file, ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Npy parse(Path file, ByteBuffer bytes) {
        if (bytes.remaining() < 10 || bytes.getInt(0) != 0x4d554e93 || bytes.getShort(4) != 0x5950) {
            throw new AssertionError(file + " is not a NumPy file");
        }
        if (bytes.get(6) != 1 || bytes.get(7) != 0) {
            throw new AssertionError(file + " must be of NumPy format 1.0 but is " + bytes.get(6) + "." + bytes.get(7));
        }
        byte[] header = new byte[bytes.getShort(8) & 0xffff];
        bytes.position(10).get(header);
        String text = new String(header, StandardCharsets.ISO_8859_1);
        Matcher m = HEADER.matcher(text);
        if (!m.matches()) {
            throw new AssertionError(
                    file + " must hold float32 or float64 in two dimensions at most, but says " + text);
        }
        int rows = m.group(4) == null || m.group(3) == null ? 1 : Integer.parseInt(m.group(3));
        int columns = Integer.parseInt(m.group(4) != null ? m.group(4) : m.group(3) != null ? m.group(3) : "1");
        double[] values = new double[rows * columns];
        boolean wide = m.group(1).equals("8");
        if (values.length == 0 || bytes.remaining() != values.length * (wide ? 8 : 4)) {
            throw new AssertionError(file + " holds " + bytes.remaining() + " bytes for " + rows + " × " + columns);
        }
        boolean columnAfterColumn = m.group(2).equals("True");
        for (int i = 0; i < values.length; i++) {
            int at = columnAfterColumn ? i % rows * columns + i / rows : i;
            values[at] = wide ? bytes.getDouble() : bytes.getFloat();
        }
        return new Npy(rows, columns, values);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public double get(int row, int column) {
        return values[row * columns + column];
    }

    /** Greatest less least value. */
    public double range() {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return greatest - least;
    }
}
