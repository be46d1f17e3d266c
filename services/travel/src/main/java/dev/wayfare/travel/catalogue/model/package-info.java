/** What there is to travel by, sleep in and drive, as folded from {@code catalogue-events}: immutable, indexed, pure. */
@NullMarked
package dev.wayfare.travel.catalogue.model;

import org.jspecify.annotations.NullMarked;
