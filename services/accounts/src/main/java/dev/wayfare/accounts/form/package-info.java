/** What libraries know of e-mail addresses and phone numbers, behind the port that the account's decider asks. */
@NullMarked
package dev.wayfare.accounts.form;

import org.jspecify.annotations.NullMarked;
