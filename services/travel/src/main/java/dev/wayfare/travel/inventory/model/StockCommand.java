package dev.wayfare.travel.inventory.model;

import dev.wayfare.claims.ClaimCommand;
import org.jspecify.annotations.Nullable;

/**
 * A claim on stock, with what the catalogue lists.
 *
 * @param listed how much there is, for a resource that nobody has defined yet; null when the catalogue does not know it
 */
public record StockCommand(ClaimCommand claim, @Nullable Capacity listed) {}
