/** The command line, one class a command. */
@NullMarked
package dev.wayfare.app.cli;

import org.jspecify.annotations.NullMarked;
