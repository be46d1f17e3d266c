/** Many sockets, and bad ones, at the whole platform. */
@NullMarked
package dev.wayfare.app.sockets;

import org.jspecify.annotations.NullMarked;
