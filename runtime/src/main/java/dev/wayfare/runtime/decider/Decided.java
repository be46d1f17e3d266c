package dev.wayfare.runtime.decider;

import dev.wayfare.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A command that was run through its decider, before anything is written.
 *
 * @param changed whether the state must be stored
 * @param out what goes out with it
 */
record Decided<S>(
        S state, long version, boolean changed, @Nullable Refusal refusal, Outgoing out) {}
