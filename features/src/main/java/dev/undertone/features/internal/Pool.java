package dev.undertone.features.internal;

import java.lang.ref.SoftReference;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Working memory of one recording that is used again for the next: it would else be the most that is allocated, and cold
 * whenever it is new. What lies here unused goes when memory is short. Thread-safe.
 *
 * @param <T> all of one size
 */
public final class Pool<T> {

    private final ConcurrentLinkedQueue<SoftReference<T>> unused = new ConcurrentLinkedQueue<>();
    private final Supplier<T> source;

    /** @param source makes what is not at hand */
    public Pool(Supplier<T> source) {
        this.source = source;
    }

    /** One that no one else has, whatever it holds. */
    public T take() {
        for (SoftReference<T> next = unused.poll(); next != null; next = unused.poll()) {
            @Nullable T memory = next.get();
            if (memory != null) {
                return memory;
            }
        }
        return source.get();
    }

    /** No one uses it any more. */
    public void giveBack(T memory) {
        unused.add(new SoftReference<>(memory));
    }
}
