@NullMarked
package dev.wayfare.gateway.feed;

import org.jspecify.annotations.NullMarked;
