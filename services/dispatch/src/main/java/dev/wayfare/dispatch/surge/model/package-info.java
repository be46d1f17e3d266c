/** From counts to factors, pure: a table, smoothing over neighbours, bounded steps. */
@NullMarked
package dev.wayfare.dispatch.surge.model;

import org.jspecify.annotations.NullMarked;
