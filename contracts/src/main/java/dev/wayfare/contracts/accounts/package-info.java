/** What people's accounts are asked, and what became of them. */
@NullMarked
package dev.wayfare.contracts.accounts;

import org.jspecify.annotations.NullMarked;
