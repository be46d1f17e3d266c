/**
 * What can be travelled by, slept in and driven: facts of the catalogue, on {@code catalogue-events}, keyed by entity. A later
 * fact of an entity replaces the earlier one.
 */
@NullMarked
package dev.wayfare.contracts.catalogue;

import org.jspecify.annotations.NullMarked;
