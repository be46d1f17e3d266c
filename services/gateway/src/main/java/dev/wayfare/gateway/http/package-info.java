/** The manners of every route: who asks, what a body may hold, what an answer and a problem look like. */
@NullMarked
package dev.wayfare.gateway.http;

import org.jspecify.annotations.NullMarked;
