/** The spool on a real log and a real store, with the log away. */
@NullMarked
package dev.wayfare.gateway.spool;

import org.jspecify.annotations.NullMarked;
