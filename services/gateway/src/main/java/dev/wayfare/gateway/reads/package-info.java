/** Asking the services' views, and what of an answer a person may see. */
@NullMarked
package dev.wayfare.gateway.reads;

import org.jspecify.annotations.NullMarked;
