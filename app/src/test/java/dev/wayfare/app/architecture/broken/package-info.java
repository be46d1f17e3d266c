/** A house that breaks every rule once. No class here is used by anything but the tests that show it. */
@NullMarked
package dev.wayfare.app.architecture.broken;

import org.jspecify.annotations.NullMarked;
