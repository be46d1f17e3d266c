package dev.wayfare.runtime.decider;

import java.time.Instant;

/** A timer: this command falls due then. Timers are a function of the state, so there is nothing to cancel. */
public record Due<C>(Instant at, C command) {}
