/** What a person carries after signing in: access tokens, signed here, and refresh tokens, which only their owner's hash knows. */
@NullMarked
package dev.wayfare.accounts.token;

import org.jspecify.annotations.NullMarked;
