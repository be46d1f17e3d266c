package dev.wayfare.simulator.travel;

import dev.wayfare.simulator.city.Waits;
import java.util.Map;

/**
 * How travelling went.
 *
 * @param asked bookings that were posted
 * @param confirmed of them, sold and paid, whatever became of them later
 * @param ends bookings by their last status
 * @param failures failed ones by their reason
 * @param undecided bookings without an end when the simulation stopped waiting; must be 0
 * @param unbilled confirmed ones without an invoice number when the simulation stopped waiting; must be 0
 * @param toDecision from posting until it is confirmed, held or refused
 * @param kept what travellers paid less what they got back, by currency, in minor units
 * @param choices what people chose
 * @param errors what should not happen
 */
public record TravelReport(
        int travellers,
        long asked,
        long confirmed,
        Map<String, Long> ends,
        Map<String, Long> failures,
        long undecided,
        long unbilled,
        Waits toDecision,
        Map<String, Long> kept,
        Map<String, Long> choices,
        Map<String, Long> errors) {}
