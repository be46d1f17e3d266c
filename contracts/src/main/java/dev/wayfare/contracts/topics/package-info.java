/** The topic catalogue: every topic, its key, its values, its retention. */
@NullMarked
package dev.wayfare.contracts.topics;

import org.jspecify.annotations.NullMarked;
