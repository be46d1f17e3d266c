@NullMarked
package dev.wayfare.gateway.map;

import org.jspecify.annotations.NullMarked;
