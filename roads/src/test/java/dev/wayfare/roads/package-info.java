@NullMarked
package dev.wayfare.roads;

import org.jspecify.annotations.NullMarked;
