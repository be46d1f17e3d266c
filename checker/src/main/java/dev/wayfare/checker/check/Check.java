package dev.wayfare.checker.check;

import dev.wayfare.checker.log.Decoded;
import java.util.Set;

/**
 * One promise of the design, held against the log. Sees each record of its topics once: in order within a partition, in
 * any order across partitions and topics. Used once, by one thread at a time. What it remembers grows with live things, and by a
 * few words for each ended one.
 */
public interface Check {

    /** Short sentence of what holds. */
    String name();

    /** Number of the promise in "What must hold, whatever crashes"; 0 for the condition of all others. */
    int sentence();

    /** What it reads. */
    Set<String> topics();

    void see(Decoded record, Findings findings);

    /** Everything has been seen. */
    default void finish(Findings findings) {}
}
