/** People: sign-up, passwords, tokens, sessions, roles. The owner of accounts and of e-mail addresses. */
@NullMarked
package dev.wayfare.accounts;

import org.jspecify.annotations.NullMarked;
