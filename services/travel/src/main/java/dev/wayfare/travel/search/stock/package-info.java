/**
 * What is taken of all stock, folded from {@code inventory-events}: in memory, where searches look, and in Redis, from where the next
 * start takes it instead of reading all that ever happened.
 */
@NullMarked
package dev.wayfare.travel.search.stock;

import org.jspecify.annotations.NullMarked;
