package dev.wayfare.dispatch.matching;

import dev.wayfare.contracts.dispatch.FindDriver;
import dev.wayfare.kernel.UserId;

/** A driver for a request, and how long he needs to the pick-up. */
public record Proposal(FindDriver request, UserId driver, int pickupEtaS) {}
