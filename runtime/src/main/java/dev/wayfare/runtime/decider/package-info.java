/**
 * The one host of every decider: reads commands from the log, decides each exactly once, and writes state, events and
 * what follows from them in one Kafka transaction.
 */
@NullMarked
package dev.wayfare.runtime.decider;

import org.jspecify.annotations.NullMarked;
