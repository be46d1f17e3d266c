package dev.wayfare.simulator.city;

/**
 * What a trip that really happened was like.
 *
 * @param fareMinor minor units
 * @param comparable false where its places were moved, so that its figures say nothing about ours
 */
public record RealTrip(long fareMinor, double distanceM, double durationS, boolean comparable) {}
