/** Accounts and sessions. */
@NullMarked
package dev.wayfare.gateway.people;

import org.jspecify.annotations.NullMarked;
