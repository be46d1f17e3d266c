package dev.wayfare.travel.catalogue.world;

import dev.wayfare.contracts.catalogue.CatalogueEvent;
import dev.wayfare.contracts.catalogue.CatalogueEvent.FaresListed;
import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.contracts.travel.FareRules;
import dev.wayfare.contracts.travel.FareRules.RefundStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fare families and rate plans of a made-up world, and which airline has which. */
final class Tariffs {

    static final String NETWORK = "network";
    static final String LOW_COST = "low-cost";
    static final String ROOMS = "rooms";
    static final String CARS = "cars";

    /** Airlines that sell the seat alone. */
    private static final Set<String> LOW_COST_AIRLINES = Set.of(
            "FR", "U2", "W6", "WN", "NK", "F9", "G4", "DY", "VY", "AK", "6E", "PC", "FZ", "G9", "LS", "BE", "4U", "TO",
            "HV", "TR", "JQ", "5J", "D7", "FD", "QZ", "SG", "VX", "B6", "Y4", "G3", "3O", "Z2");

    private static final int ALL = 10_000;
    private static final int HALF = 5_000;

    private Tariffs() {}

    static String ofAirline(String code) {
        return LOW_COST_AIRLINES.contains(code) ? LOW_COST : NETWORK;
    }

    static List<CatalogueEvent> listed(String source) {
        List<CatalogueEvent> all = new ArrayList<>();
        all.add(new FaresListed(
                NETWORK,
                List.of(
                        fare("LIGHT", 8_500, false, null),
                        fare("STANDARD", ALL, true, null, step(Duration.ofDays(7), HALF)),
                        fare(
                                "FLEX",
                                14_000,
                                true,
                                Duration.ofHours(24),
                                step(Duration.ofHours(24), ALL),
                                step(Duration.ofHours(2), HALF))),
                source));
        all.add(new FaresListed(
                LOW_COST,
                List.of(
                        fare("BASIC", 7_000, false, null),
                        fare("PLUS", 9_500, true, null, step(Duration.ofDays(14), HALF))),
                source));
        all.add(new FaresListed(
                ROOMS,
                List.of(
                        fare("SAVER", 8_800, false, null),
                        fare(
                                "FLEXIBLE",
                                ALL,
                                true,
                                Duration.ofHours(48),
                                step(Duration.ofHours(48), ALL),
                                step(Duration.ofHours(24), HALF))),
                source));
        all.add(new FaresListed(
                CARS,
                List.of(
                        fare("PREPAID", 9_000, false, null, step(Duration.ofDays(2), HALF)),
                        fare("FLEXIBLE", ALL, true, Duration.ofHours(48), step(Duration.ofHours(2), ALL))),
                source));
        return all;
    }

    private static RefundStep step(Duration before, int basisPoints) {
        return new RefundStep(Math.toIntExact(before.toSeconds()), basisPoints);
    }

    private static Fare fare(
            String family, int price, boolean changeable, @Nullable Duration payLater, RefundStep... refunds) {
        Integer payLaterS = payLater == null ? null : Math.toIntExact(payLater.toSeconds());
        return new Fare(price, new FareRules(family, List.of(refunds), changeable, payLaterS));
    }
}
