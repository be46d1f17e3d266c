/**
 * Pushes: each user has a feed, a capped Redis stream with sequence numbers, filled from {@code ride-events},
 * {@code tracking-events} and {@code payments}; sockets are fed from it and resume with the last number they saw. A slow socket is closed before it
 * slows anyone else, and loses nothing, since it resumes.
 */
@NullMarked
package dev.wayfare.gateway.feed;

import org.jspecify.annotations.NullMarked;
