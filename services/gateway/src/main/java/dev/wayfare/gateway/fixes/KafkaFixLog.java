package dev.wayfare.gateway.fixes;

import dev.wayfare.runtime.geo.FixWriter;

/** The log by the runtime's writer of fixes. Thread-safe. */
public final class KafkaFixLog implements FixLog {

    private final FixWriter writer;

    public KafkaFixLog(FixWriter writer) {
        this.writer = writer;
    }

    @Override
    public boolean reserve(int bytes) {
        return writer.reserve(bytes);
    }

    @Override
    public void release(int bytes) {
        writer.release(bytes);
    }

    @Override
    public void append(byte[] driver, byte[] fixes, int reserved, Written told) {
        writer.append(driver, fixes, reserved, told::written);
    }
}
