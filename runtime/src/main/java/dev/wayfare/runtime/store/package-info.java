/** Connections to MongoDB and Redis. */
@NullMarked
package dev.wayfare.runtime.store;

import org.jspecify.annotations.NullMarked;
