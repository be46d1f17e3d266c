/** {@code kill -9} of the whole platform under load, again and again, and the proof that nothing acknowledged was lost. */
@NullMarked
package dev.wayfare.app.bench.crash;

import org.jspecify.annotations.NullMarked;
