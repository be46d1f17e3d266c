package dev.wayfare.gateway.metrics;

/** Counts what becomes of fixes. Thread-safe. */
public interface FixTally {

    /** Fixes that are taken, too vague, or no newer than their driver's newest. */
    void sifted(int taken, int vague, int late);

    /** A fix that was taken, and yet its driver cannot have come there. */
    void jumped();

    /** A frame, message or body that cannot be. */
    void refused();

    /** A sender was made to wait: the log was full or away, or he sent too many. */
    void heldBack();
}
