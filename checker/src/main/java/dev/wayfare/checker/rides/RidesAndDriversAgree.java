package dev.wayfare.checker.rides;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.NamedCheck;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.claims.ClaimOutcome.Confirmed;
import dev.wayfare.contracts.rides.RideEvent.RideAccepted;
import dev.wayfare.contracts.topics.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a ride calls its driver has confirmed this very offer, for this very ride, in his own log. The other way round a
 * confirmed claim without an accepted ride is legal: the ride may have been cancelled meanwhile.
 */
public final class RidesAndDriversAgree extends NamedCheck {

    private final CheckOptions options;
    private final boolean driversAreWhole;
    private final Map<String, Accepted> accepted = new HashMap<>();
    private final Map<String, Claim> confirmed = new HashMap<>();

    public RidesAndDriversAgree(CheckOptions options, Bounds bounds) {
        super(
                2,
                "rides and drivers agree on who drives",
                Set.of(Topics.RIDE_EVENTS.name(), Topics.DRIVER_EVENTS.name()));
        this.options = options;
        this.driversAreWhole = bounds.isWhole(Topics.DRIVER_EVENTS.name());
    }

    private record Claim(String driver, String ride) {}

    private record Accepted(Claim claim, Instant at, Place place) {}

    @Override
    public void see(Decoded record, Findings findings) {
        if (record.value() instanceof RideAccepted event) {
            findings.examined();
            String offer = event.offer().value();
            Accepted mine = new Accepted(new Claim(event.driver().value(), record.key()), event.at(), record.place());
            judge(offer, mine, confirmed.remove(offer), findings);
        } else if (record.value() instanceof Confirmed event) {
            String offer = event.claim().value();
            Claim theirs = new Claim(record.key(), event.claimant());
            Accepted mine = accepted.remove(offer);
            if (mine == null) {
                confirmed.put(offer, theirs);
            } else {
                judge(offer, mine, theirs, findings);
            }
        }
    }

    private void judge(String offer, Accepted mine, @Nullable Claim theirs, Findings findings) {
        if (theirs == null) {
            accepted.put(offer, mine);
        } else if (!theirs.equals(mine.claim())) {
            findings.violation(
                    mine.place(),
                    mine.claim().ride(),
                    "accepted " + offer + " of " + mine.claim().driver() + ", but " + theirs.driver()
                            + " confirmed it for " + theirs.ride());
        }
    }

    @Override
    public void finish(Findings findings) {
        accepted.forEach((offer, mine) -> {
            if (driversAreWhole && options.mustHaveFollowed(mine.at())) {
                findings.violation(
                        mine.place(),
                        mine.claim().ride(),
                        "accepted, but " + mine.claim().driver() + " never confirmed " + offer);
            }
        });
        if (!confirmed.isEmpty()) {
            findings.note(confirmed.size() + " confirmed offers came too late for their rides");
        }
    }
}
