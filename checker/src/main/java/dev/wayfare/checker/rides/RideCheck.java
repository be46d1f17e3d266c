package dev.wayfare.checker.rides;

import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.NamedCheck;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.topics.Topics;
import java.util.Set;

/** A check that reads the events of rides, and nothing else. */
abstract class RideCheck extends NamedCheck {

    RideCheck(int sentence, String name) {
        super(sentence, name, Set.of(Topics.RIDE_EVENTS.name()));
    }

    @Override
    public final void see(Decoded record, Findings findings) {
        if (record.value() instanceof RideEvent event) {
            see(record, event, findings);
        }
    }

    /** One decision about a ride, in its version order. */
    abstract void see(Decoded record, RideEvent event, Findings findings);
}
