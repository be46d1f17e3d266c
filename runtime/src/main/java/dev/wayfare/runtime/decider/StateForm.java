package dev.wayfare.runtime.decider;

import dev.wayfare.contracts.wire.Json;

/**
 * How one kind of state lies in the store.
 *
 * @param <T> the state record
 */
public interface StateForm<T> {

    byte[] write(T state);

    /**
     * Reads {@link #write}.
     *
     * @throws RuntimeException when these are not its bytes
     */
    T read(byte[] bytes);

    /** As JSON, which people can read: the form of every state that is small. */
    static <T> StateForm<T> json(Class<T> type) {
        return new StateForm<>() {
            @Override
            public byte[] write(T state) {
                return Json.write(state);
            }

            @Override
            public T read(byte[] bytes) {
                return Json.read(bytes, type);
            }
        };
    }
}
