/** Inner gRPC: in-process when two services share a process, by address when they do not. */
@NullMarked
package dev.wayfare.runtime.rpc;

import org.jspecify.annotations.NullMarked;
