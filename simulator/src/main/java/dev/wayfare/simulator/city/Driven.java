package dev.wayfare.simulator.city;

/**
 * How far a completed ride was.
 *
 * @param measured from the driver's fixes; false when the estimate was billed
 * @param distanceM metres that were billed
 * @param estimateM metres that the quote told before
 */
public record Driven(boolean measured, int distanceM, int estimateM) {}
