/** From requests and the live map to proposals: candidates, gates, assignment. */
@NullMarked
package dev.wayfare.dispatch.matching;

import org.jspecify.annotations.NullMarked;
