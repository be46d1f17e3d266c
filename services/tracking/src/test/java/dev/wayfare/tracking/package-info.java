@NullMarked
package dev.wayfare.tracking;

import org.jspecify.annotations.NullMarked;
