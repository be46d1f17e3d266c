/** The platform killed under load, in a process of its own. */
@NullMarked
package dev.wayfare.app.crash;

import org.jspecify.annotations.NullMarked;
