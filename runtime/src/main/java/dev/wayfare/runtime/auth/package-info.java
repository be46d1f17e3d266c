/** Who is calling: access tokens, checked. */
@NullMarked
package dev.wayfare.runtime.auth;

import org.jspecify.annotations.NullMarked;
