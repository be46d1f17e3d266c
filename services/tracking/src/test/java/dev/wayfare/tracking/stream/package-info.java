@NullMarked
package dev.wayfare.tracking.stream;

import org.jspecify.annotations.NullMarked;
