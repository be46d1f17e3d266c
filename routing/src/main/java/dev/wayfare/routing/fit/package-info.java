/** Street factors from real trips: what is plausible, the fit on four fifths, its error on the fifth that it never saw. Pure. */
@NullMarked
package dev.wayfare.routing.fit;

import org.jspecify.annotations.NullMarked;
