package dev.wayfare.gateway.fixes;

import org.jspecify.annotations.Nullable;

/** The log, as fixes see it: bounded, and never waited for. Thread-safe. */
public interface FixLog {

    /** Told once, on a thread of the log, when a value lies in the log, or will not. */
    interface Written {
        void written(@Nullable Throwable failure);
    }

    /**
     * Takes room for so many bytes.
     *
     * @return false when there is none just now, or the log is away: come back in a moment
     */
    boolean reserve(int bytes);

    /** Gives back room that was reserved and is not needed. */
    void release(int bytes);

    /**
     * Appends a value for which room was reserved; never blocks.
     *
     * @param driver his id, ASCII
     * @param fixes as {@link dev.wayfare.contracts.fleet.FixBytes} describes them
     * @param reserved what was reserved for it
     */
    void append(byte[] driver, byte[] fixes, int reserved, Written told);
}
