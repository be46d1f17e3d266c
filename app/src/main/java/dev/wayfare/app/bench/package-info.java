/** Measurements of the whole platform, load and broker included: {@code ./wayfare bench …}. */
@NullMarked
package dev.wayfare.app.bench;

import org.jspecify.annotations.NullMarked;
