/** Decisions about stock. Pure; time and what the catalogue lists are parameters. */
@NullMarked
package dev.wayfare.travel.inventory.model;

import org.jspecify.annotations.NullMarked;
