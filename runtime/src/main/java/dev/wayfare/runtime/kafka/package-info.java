/** Access to the log: topics, producers, consumers. */
@NullMarked
package dev.wayfare.runtime.kafka;

import org.jspecify.annotations.NullMarked;
