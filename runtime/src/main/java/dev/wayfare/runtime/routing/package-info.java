/** Travel times as the settings want them: one maker for all modules of a process. */
@NullMarked
package dev.wayfare.runtime.routing;

import org.jspecify.annotations.NullMarked;
