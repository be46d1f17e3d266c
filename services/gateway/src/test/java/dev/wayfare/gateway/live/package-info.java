@NullMarked
package dev.wayfare.gateway.live;

import org.jspecify.annotations.NullMarked;
