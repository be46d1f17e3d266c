@NullMarked
package dev.wayfare.routing.fit;

import org.jspecify.annotations.NullMarked;
