/**
 * A ride as it happens, for its two people: {@code /ws/rides/{id}}. In: {@code ride-events}, {@code tracking-events} and
 * {@code live-ride-tracking}, from their ends.
 */
@NullMarked
package dev.wayfare.gateway.live;

import org.jspecify.annotations.NullMarked;
