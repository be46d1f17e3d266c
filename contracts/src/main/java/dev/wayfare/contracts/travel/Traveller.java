package dev.wayfare.contracts.travel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person who travels, as named on tickets and at check-in. */
public record Traveller(String name, @Nullable LocalDate bornOn) {}
