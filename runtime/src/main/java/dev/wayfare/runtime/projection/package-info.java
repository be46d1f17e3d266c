/** Views are folds: at-least-once consumers whose offsets live in their own store. */
@NullMarked
package dev.wayfare.runtime.projection;

import org.jspecify.annotations.NullMarked;
