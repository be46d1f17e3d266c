/** The raw log as the referee reads it: records, where they stand, and what they say. Nothing here judges. */
@NullMarked
package dev.wayfare.checker.log;

import org.jspecify.annotations.NullMarked;
