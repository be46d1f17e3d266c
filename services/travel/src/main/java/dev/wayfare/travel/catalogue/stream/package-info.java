/**
 * The catalogue on the log. In: {@code catalogue-events}, read whole by every process that searches. Out: the same, by whoever
 * imports.
 */
@NullMarked
package dev.wayfare.travel.catalogue.stream;

import org.jspecify.annotations.NullMarked;
