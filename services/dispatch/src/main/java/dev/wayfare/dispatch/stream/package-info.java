/** Dispatch on the log: windows of requests in, holds and outcomes out. */
@NullMarked
package dev.wayfare.dispatch.stream;

import org.jspecify.annotations.NullMarked;
