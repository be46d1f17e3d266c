/**
 * Stock that lives elsewhere: a supplier's reservations behind the claim protocol.
 *
 * <p>Topics in: {@code supplier-claims}. Topics out: {@code inventory-claim-outcomes}, {@code booking-actions}, and
 * {@code supplier-claims} itself, to let go what nobody heard the end of.
 */
@NullMarked
package dev.wayfare.travel.supplier;

import org.jspecify.annotations.NullMarked;
