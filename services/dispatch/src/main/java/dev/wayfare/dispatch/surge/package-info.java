/**
 * Surge: how many ask and how many could drive, cell by cell, and the factor on fares that follows. Reads {@code ride-events} and the
 * live map, writes {@code market-conditions}; its view in Redis is folded from them.
 */
@NullMarked
package dev.wayfare.dispatch.surge;

import org.jspecify.annotations.NullMarked;
