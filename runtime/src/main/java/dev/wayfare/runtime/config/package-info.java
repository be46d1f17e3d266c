/** Typed settings from a file, the environment and the command line. */
@NullMarked
package dev.wayfare.runtime.config;

import org.jspecify.annotations.NullMarked;
