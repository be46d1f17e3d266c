/**
 * What the gateway asks about passwords and tokens, by gRPC. A sign-in is decided by the account's owner: it is a command, waited
 * for.
 */
@NullMarked
package dev.wayfare.accounts.api;

import org.jspecify.annotations.NullMarked;
