/** Who a token stands for. */
@NullMarked
package dev.wayfare.gateway.auth;

import org.jspecify.annotations.NullMarked;
