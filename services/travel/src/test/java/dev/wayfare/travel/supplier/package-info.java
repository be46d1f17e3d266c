/** Suppliers behind the claim protocol. */
@NullMarked
package dev.wayfare.travel.supplier;

import org.jspecify.annotations.NullMarked;
