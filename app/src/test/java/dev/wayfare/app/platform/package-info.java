/** The whole platform, running in this JVM, and the people who use it through its public port alone. */
@NullMarked
package dev.wayfare.app.platform;

import org.jspecify.annotations.NullMarked;
