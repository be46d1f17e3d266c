/** What is known of a driver now: his state, his newest fix, whether he is heard. Pure. */
@NullMarked
package dev.wayfare.fleet.livemap.model;

import org.jspecify.annotations.NullMarked;
