/** The counting on the log, exactly once: events in, {@code statistics} out. */
@NullMarked
package dev.wayfare.insight.counts.stream;

import org.jspecify.annotations.NullMarked;
