/** Tests of the stand-in for a {@code mongod}, mostly through the driver that the services use. */
@NullMarked
package dev.wayfare.embedded.mongo;

import org.jspecify.annotations.NullMarked;
