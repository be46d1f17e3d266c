package dev.wayfare.simulator.api;

/** A driver's car, as he enters it. */
public record VehicleForm(String plate, String make, String model, String product) {}
