/** What a check is, what it is told, and how it says what it found. */
@NullMarked
package dev.wayfare.checker.check;

import org.jspecify.annotations.NullMarked;
