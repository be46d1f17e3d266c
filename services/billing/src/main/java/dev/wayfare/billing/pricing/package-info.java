/** What products cost: tariffs from the settings, served to whoever quotes or requests a ride. */
@NullMarked
package dev.wayfare.billing.pricing;

import org.jspecify.annotations.NullMarked;
