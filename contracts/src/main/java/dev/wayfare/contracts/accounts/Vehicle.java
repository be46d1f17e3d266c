package dev.wayfare.contracts.accounts;

/**
 * A driver's car.
 *
 * @param product the product it serves, such as {@code standard}
 */
public record Vehicle(String plate, String make, String model, String product) {}
