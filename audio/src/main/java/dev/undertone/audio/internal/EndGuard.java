package dev.undertone.audio.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Breaks the loop of a decoder that goes on asking for bytes after the end. */
final class EndGuard extends FilterInputStream {

    private static final int PATIENCE = 16;

    private int refusals;

    EndGuard(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        return watched(super.read());
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return watched(super.read(into, offset, length));
    }

    private int watched(int result) throws IOException {
        if (result < 0 && ++refusals > PATIENCE) {
            // Not an EOFException, which such decoders take for one more damaged frame.
            throw new IOException("no valid frame before the end of the file");
        }
        return result;
    }
}
