/** The owner of stock: seats, rooms and cars as resources of the claim kernel. */
@NullMarked
package dev.wayfare.travel.inventory;

import org.jspecify.annotations.NullMarked;
