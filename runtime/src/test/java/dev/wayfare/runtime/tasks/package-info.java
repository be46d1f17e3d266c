/** Workers of tasks under test. */
@NullMarked
package dev.wayfare.runtime.tasks;

import org.jspecify.annotations.NullMarked;
