/** Work outside of the log, done at least once: read a task, do it under its own name, report by command. */
@NullMarked
package dev.wayfare.runtime.tasks;

import org.jspecify.annotations.NullMarked;
