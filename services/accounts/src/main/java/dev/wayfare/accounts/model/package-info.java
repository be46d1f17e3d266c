/**
 * What may become of an account, and why not: sign-up with its e-mail's claim, sessions, suspension. Pure decisions; time
 * is a parameter, and what only a library can tell (is this an e-mail, is this a phone number) comes in by {@link
 * dev.wayfare.accounts.model.SignUpRules}.
 */
@NullMarked
package dev.wayfare.accounts.model;

import org.jspecify.annotations.NullMarked;
