/** Commands on their way into the log: derived ids, notes of what was asked, waiting for the owner. */
@NullMarked
package dev.wayfare.gateway.command;

import org.jspecify.annotations.NullMarked;
