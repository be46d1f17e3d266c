@NullMarked
package dev.wayfare.tracking.view;

import org.jspecify.annotations.NullMarked;
