/** How much one subject or address may ask. */
@NullMarked
package dev.wayfare.gateway.limits;

import org.jspecify.annotations.NullMarked;
