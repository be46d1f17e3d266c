/** The catalogue: flights, hotels and cars that there are, and how much of each. */
@NullMarked
package dev.wayfare.travel.catalogue;

import org.jspecify.annotations.NullMarked;
