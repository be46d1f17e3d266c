/** The public contract, walked from end to end against the whole platform. */
@NullMarked
package dev.wayfare.app.contract;

import org.jspecify.annotations.NullMarked;
