/** The rules of stock, tested without any machinery. */
@NullMarked
package dev.wayfare.travel.inventory.model;

import org.jspecify.annotations.NullMarked;
