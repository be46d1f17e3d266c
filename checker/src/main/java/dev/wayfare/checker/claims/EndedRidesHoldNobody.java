package dev.wayfare.checker.claims;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.NamedCheck;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.checker.rides.RideEnd;
import dev.wayfare.claims.ClaimOutcome.Confirmed;
import dev.wayfare.claims.ClaimOutcome.Released;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.topics.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A driver whose ride has ended is released: a confirmed claim ends, too. */
public final class EndedRidesHoldNobody extends NamedCheck {

    private final CheckOptions options;
    private final Map<String, Claim> confirmed = new HashMap<>();
    private final Map<String, Instant> ended = new HashMap<>();

    public EndedRidesHoldNobody(CheckOptions options) {
        super(4, "ended rides release their drivers", Set.of(Topics.DRIVER_EVENTS.name(), Topics.RIDE_EVENTS.name()));
        this.options = options;
    }

    private record Claim(String ride, String driver, Place place) {}

    @Override
    public void see(Decoded record, Findings findings) {
        switch (record.value()) {
            case Confirmed one ->
                confirmed.put(one.claim().value(), new Claim(one.claimant(), record.key(), record.place()));
            case Released released -> {
                findings.examined();
                confirmed.remove(released.claim().value());
            }
            case RideEvent event -> RideEnd.of(event).ifPresent(end -> ended.put(record.key(), end.at()));
            default -> {}
        }
    }

    @Override
    public void finish(Findings findings) {
        confirmed.forEach((claim, one) -> {
            Instant at = ended.get(one.ride());
            if (at != null && options.mustHaveFollowed(at)) {
                findings.violation(
                        one.place(), one.driver(), "still has " + claim + " of " + one.ride() + ", ended at " + at);
            }
        });
    }
}
