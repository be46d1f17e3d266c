@NullMarked
package dev.wayfare.dispatch.surge.model;

import org.jspecify.annotations.NullMarked;
