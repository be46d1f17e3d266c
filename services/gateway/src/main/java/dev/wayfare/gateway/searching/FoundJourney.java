package dev.wayfare.gateway.searching;

import dev.wayfare.contracts.proto.travel.Journey;
import dev.wayfare.contracts.proto.travel.Leg;
import dev.wayfare.kernel.Money;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journey, as clients see it.
 *
 * @param flightId of a direct flight; null where there is a change of planes: each leg is booked as an item of its own
 * @param price of all seats
 * @param available seats to be had on all legs
 */
record FoundJourney(
        @Nullable String flightId,
        int stops,
        Instant departsAt,
        Instant arrivesAt,
        int durationS,
        Money price,
        int available,
        List<FoundLeg> legs) {

    private static final int MINUTE_S = 60;

    /**
     * One flight of it.
     *
     * @param departsLocal at the clock of the airport, with its offset; as {@code arrivesLocal}
     */
    record FoundLeg(
            String flightId,
            String designator,
            String airline,
            FoundPlace from,
            FoundPlace to,
            Instant departsAt,
            Instant arrivesAt,
            String departsLocal,
            String arrivesLocal,
            int durationS,
            String aircraft,
            String cabin,
            int available,
            Money price,
            List<FoundFare> fares) {

        static FoundLeg of(Leg leg) {
            return new FoundLeg(
                    leg.getFlightId(),
                    leg.getDesignator(),
                    leg.getAirline(),
                    FoundPlace.of(leg.getFrom()),
                    FoundPlace.of(leg.getTo()),
                    OffsetDateTime.parse(leg.getDepartsAt()).toInstant(),
                    OffsetDateTime.parse(leg.getArrivesAt()).toInstant(),
                    leg.getDepartsAt(),
                    leg.getArrivesAt(),
                    leg.getDurationMin() * MINUTE_S,
                    leg.getAircraft(),
                    leg.getCabin(),
                    leg.getAvailable(),
                    FoundFare.money(leg.getPrice()),
                    FoundFare.of(leg.getFaresList()));
        }
    }

    static List<FoundJourney> of(List<Journey> journeys) {
        return journeys.stream().map(FoundJourney::of).toList();
    }

    private static FoundJourney of(Journey journey) {
        List<FoundLeg> legs = journey.getLegsList().stream().map(FoundLeg::of).toList();
        return new FoundJourney(
                legs.size() == 1 ? legs.getFirst().flightId() : null,
                legs.size() - 1,
                legs.getFirst().departsAt(),
                legs.getLast().arrivesAt(),
                journey.getDurationMin() * MINUTE_S,
                FoundFare.money(journey.getPrice()),
                journey.getAvailable(),
                legs);
    }
}
