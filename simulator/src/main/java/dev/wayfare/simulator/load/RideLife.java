package dev.wayfare.simulator.load;

/** What is known of one ride. Times by {@link System#nanoTime}, 0 = not yet. Lives on the load's thread. */
final class RideLife {
    long dueNs;
    long offeredNs;
    long acceptSentNs;
    long knownNs;
    long endedNs;
    boolean counted;
}
