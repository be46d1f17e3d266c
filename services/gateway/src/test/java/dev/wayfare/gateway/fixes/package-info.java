/** Tests of the way of fixes into the log. */
@NullMarked
package dev.wayfare.gateway.fixes;

import org.jspecify.annotations.NullMarked;
