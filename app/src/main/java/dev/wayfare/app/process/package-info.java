/** What a process is made of: the list of modules, and the stores of one machine beside them. */
@NullMarked
package dev.wayfare.app.process;

import org.jspecify.annotations.NullMarked;
