/** All that crosses a process boundary: commands and events by context, their wire form, and the topic catalogue. */
@NullMarked
package dev.wayfare.contracts;

import org.jspecify.annotations.NullMarked;
