/** The form of a record on the wire: JSON value, CloudEvents headers, logical type names. */
@NullMarked
package dev.wayfare.contracts.wire;

import org.jspecify.annotations.NullMarked;
