/** The platform as processes of their own, by the same main that the all-in-one uses. */
@NullMarked
package dev.wayfare.app.processes;

import org.jspecify.annotations.NullMarked;
