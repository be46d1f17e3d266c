/** Living with dead letters: listing them by cause, sending them again in order, or putting them away. */
@NullMarked
package dev.wayfare.runtime.dlq;

import org.jspecify.annotations.NullMarked;
