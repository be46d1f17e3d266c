@NullMarked
package dev.wayfare.dispatch.surge;

import org.jspecify.annotations.NullMarked;
