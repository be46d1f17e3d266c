package dev.wayfare.checker.claims;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.NamedCheck;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.checker.rides.Stays;
import dev.wayfare.claims.ClaimOutcome.Confirmed;
import dev.wayfare.claims.ClaimOutcome.Released;
import dev.wayfare.contracts.fleet.DriverEvent.TripStarted;
import dev.wayfare.contracts.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * By the drivers' logs, a ride has at most one driver, and one only begins its trip. A driver who accepts what his ride
 * has just given up is legal for the moment until the ride releases him; only what lasts longer is held against it.
 */
public final class RideHasOneClaimedDriver extends NamedCheck {

    /** How long the release of a late accept may take while others have the ride. */
    private static final Duration LATE_ACCEPT = Duration.ofSeconds(30);

    private final Stays stays;
    private final Map<String, Open> open = new HashMap<>();
    private final Map<String, String> trips = new HashMap<>();

    public RideHasOneClaimedDriver(CheckOptions options) {
        super(2, "a ride has one driver (by drivers)", Set.of(Topics.DRIVER_EVENTS.name()));
        stays = new Stays(LATE_ACCEPT.plus(options.clockSkew()));
    }

    private record Open(String ride, String driver, Instant from, Place place) {}

    @Override
    public void see(Decoded record, Findings findings) {
        switch (record.value()) {
            case Confirmed confirmed -> {
                findings.examined();
                open.put(
                        confirmed.claim().value(),
                        new Open(confirmed.claimant(), record.key(), confirmed.at(), record.place()));
            }
            case Released released -> {
                Open was = open.remove(released.claim().value());
                if (was != null) {
                    stays.add(was.ride(), was.driver(), was.from(), released.at(), was.place());
                }
            }
            case TripStarted started -> {
                String before = trips.putIfAbsent(started.ride().value(), record.key());
                if (before != null && !before.equals(record.key())) {
                    findings.violation(record, "begins " + started.ride() + ", which " + before + " had begun");
                }
            }
            default -> {}
        }
    }

    @Override
    public void finish(Findings findings) {
        open.values().forEach(was -> stays.addOpen(was.ride(), was.driver(), was.from(), was.place()));
        stays.overlaps((ride, first, second) -> {
            if (!first.what().equals(second.what())) {
                findings.violation(
                        second.place(), ride, second.what() + " confirmed it while " + first.what() + " had it");
            }
        });
    }
}
