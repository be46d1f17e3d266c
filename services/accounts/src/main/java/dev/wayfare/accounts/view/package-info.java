/**
 * What can be asked about people: {@code accounts} and {@code signups}, both from the collection {@code profiles} (a fold of
 * {@code account-events}), with ratings from the collection {@code ratings} (a fold of {@code ride-events}); and {@code audit}, who
 * of the platform's people did what.
 */
@NullMarked
package dev.wayfare.accounts.view;

import org.jspecify.annotations.NullMarked;
