/** Counting as the log runs it. */
@NullMarked
package dev.wayfare.insight.counts.stream;

import org.jspecify.annotations.NullMarked;
