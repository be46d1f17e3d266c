/** How a service lives. What is general stands here once; what a service means stands in the service. */
@NullMarked
package dev.wayfare.runtime;

import org.jspecify.annotations.NullMarked;
