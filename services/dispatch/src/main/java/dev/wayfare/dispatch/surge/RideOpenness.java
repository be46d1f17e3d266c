package dev.wayfare.dispatch.surge;

import dev.wayfare.contracts.rides.RideEvent.DriverGaveUp;
import dev.wayfare.contracts.rides.RideEvent.DriverOffered;
import dev.wayfare.contracts.rides.RideEvent.DriverSought;
import dev.wayfare.contracts.rides.RideEvent.NoDriversAvailable;
import dev.wayfare.contracts.rides.RideEvent.OfferEnded;
import dev.wayfare.contracts.rides.RideEvent.RideAccepted;
import dev.wayfare.contracts.rides.RideEvent.RideCancelled;
import dev.wayfare.contracts.rides.RideEvent.RideCompleted;
import dev.wayfare.contracts.rides.RideEvent.RideExpired;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.contracts.rides.RideEvent.RiderNoShow;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.runtime.log.Envelope;
import java.util.HashMap;
import java.util.Map;

/** Whether a ride is demand after an event: a ride is open from its request until a driver has accepted it or it ends. */
enum RideOpenness {
    OPEN,
    CLOSED,
    ENDED,
    /** The event does not touch it. */
    SAME;

    /** Only a request's value is read; of all others the type tells enough. */
    static final Envelope.ValueReader VALUES =
            (record, type) -> type.equals(Types.REQUESTED) ? WireTypes.read(record.value(), type) : type;

    private static final class Types {
        static final String REQUESTED = WireTypes.nameOf(RideRequested.class);
        static final Map<String, RideOpenness> AFTER = new HashMap<>();

        static {
            put(OPEN, DriverSought.class, DriverOffered.class, OfferEnded.class, DriverGaveUp.class);
            put(CLOSED, RideAccepted.class);
            put(
                    ENDED,
                    RideCompleted.class,
                    RideCancelled.class,
                    RiderNoShow.class,
                    NoDriversAvailable.class,
                    RideExpired.class);
        }

        private static void put(RideOpenness openness, Class<?>... events) {
            for (Class<?> event : events) {
                AFTER.put(WireTypes.nameOf(event), openness);
            }
        }
    }

    static RideOpenness after(Envelope event) {
        if (event.value() instanceof RideRequested requested) {
            return requested.scheduledFor() == null ? OPEN : SAME;
        }
        return Types.AFTER.getOrDefault(event.type(), SAME);
    }
}
