@NullMarked
package dev.wayfare.routing;

import org.jspecify.annotations.NullMarked;
