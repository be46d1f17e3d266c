/** Passwords: which are good enough, and their Argon2id hashes, made in a bounded pool because each costs a core for a while. */
@NullMarked
package dev.wayfare.accounts.password;

import org.jspecify.annotations.NullMarked;
