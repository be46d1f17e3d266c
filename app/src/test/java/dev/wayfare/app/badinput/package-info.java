/** What people, apps and attackers send that they should not, and moments at which two things happen at once. */
@NullMarked
package dev.wayfare.app.badinput;

import org.jspecify.annotations.NullMarked;
