/** Documents in MongoDB folded from events, and the one gRPC service that answers for all of them. */
@NullMarked
package dev.wayfare.runtime.views;

import org.jspecify.annotations.NullMarked;
