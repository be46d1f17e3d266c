package dev.wayfare.simulator.travel;

import dev.wayfare.simulator.city.Dice;
import java.time.LocalDate;
import java.util.List;

/**
 * What a traveller has in mind, made up from the seed.
 *
 * @param nights in a hotel there; 0 = none wanted
 * @param method how he pays
 * @param cancels whether he calls it off once it is confirmed
 * @param partly then only its last item
 */
record TripWish(
        String from,
        String to,
        LocalDate date,
        int seats,
        int nights,
        boolean car,
        String method,
        boolean payLater,
        boolean cancels,
        boolean partly) {

    /** Cities that all lie on the small catalogue's network, and on the real one. */
    private static final List<String> CITIES = List.of("JFK", "ORD", "LAX", "ATL", "SFO", "LHR", "CDG", "FRA");

    private static final int SOONEST_DAYS = 5;
    private static final int LATEST_DAYS = 120;

    /** The wish of this attempt: who finds nothing looks for something else. */
    static TripWish of(Dice dice, LocalDate today, int attempt) {
        Dice trip = dice.child("trip").child(attempt);
        int from = trip.child("from").below(CITIES.size());
        int to = (from + 1 + trip.child("to").below(CITIES.size() - 1)) % CITIES.size();
        double size = dice.child("size").roll();
        return new TripWish(
                CITIES.get(from),
                CITIES.get(to),
                today.plusDays(SOONEST_DAYS + trip.child("date").below(LATEST_DAYS - SOONEST_DAYS)),
                1 + dice.child("seats").below(2),
                size < 0.4 ? 0 : 1 + dice.child("nights").below(4),
                size > 0.8,
                method(dice.child("method").roll()),
                dice.child("pays-later").happens(0.12),
                dice.child("cancels").happens(0.2),
                dice.child("partly").happens(0.4));
    }

    private static String method(double roll) {
        if (roll < 0.04) {
            return "tok_declined";
        }
        if (roll < 0.06) {
            return "tok_insufficient_funds";
        }
        return roll < 0.1 ? "tok_timeout_then_ok" : "tok_ok";
    }
}
