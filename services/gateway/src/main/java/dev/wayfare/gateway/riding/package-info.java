/** What riders ask for and see: products, quotes, rides, trips, bills. */
@NullMarked
package dev.wayfare.gateway.riding;

import org.jspecify.annotations.NullMarked;
