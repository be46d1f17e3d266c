/** Appending commands and waiting for their owners' decisions. */
@NullMarked
package dev.wayfare.runtime.command;

import org.jspecify.annotations.NullMarked;
