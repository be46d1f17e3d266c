/** The mains: the all-in-one process, one process per service, and the command line. */
@NullMarked
package dev.wayfare.app;

import org.jspecify.annotations.NullMarked;
