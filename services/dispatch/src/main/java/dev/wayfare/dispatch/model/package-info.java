/**
 * Pure decisions of dispatch: which driver is proposed to which request of a window. Knows nothing of topics, stores,
 * clocks or ids; requests and drivers are their positions in the window.
 *
 * <p>In: {@link dev.wayfare.dispatch.model.Candidates}, the pairs that passed every gate, with their pick-up time. Out:
 * {@link dev.wayfare.dispatch.model.Assignment}, by {@link dev.wayfare.dispatch.model.LeastCostAssignment}, or, to
 * measure it against, by {@link dev.wayfare.dispatch.model.GreedyAssignment}.
 */
@NullMarked
package dev.wayfare.dispatch.model;

import org.jspecify.annotations.NullMarked;
