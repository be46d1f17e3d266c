@NullMarked
package dev.wayfare.tracking.model;

import org.jspecify.annotations.NullMarked;
