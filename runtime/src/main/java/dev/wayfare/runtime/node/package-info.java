/** A process: a visible list of modules, what they share, and its health. */
@NullMarked
package dev.wayfare.runtime.node;

import org.jspecify.annotations.NullMarked;
