/** What admins do to accounts. */
@NullMarked
package dev.wayfare.gateway.admin;

import org.jspecify.annotations.NullMarked;
