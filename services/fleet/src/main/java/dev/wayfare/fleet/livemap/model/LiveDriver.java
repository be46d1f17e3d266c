package dev.wayfare.fleet.livemap.model;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.fleet.DriverEvent;
import dev.wayfare.contracts.fleet.DriverStatus;
import dev.wayfare.fleet.drivers.model.Driver;
import dev.wayfare.fleet.drivers.model.DriverFact;
import dev.wayfare.fleet.drivers.model.Drivers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A driver as the live map knows him: the fold of his events and of his fixes. The newest fix wins by the time it was
 * recorded, never by its arrival; an event is folded once, by its version. Immutable.
 *
 * @param id his user id
 * @param partition of the log that he lies in
 * @param driver what his owner's events make of him, without the memory of ended claims
 * @param version of his last event
 * @param fix his newest; null until there is one
 * @param heardAt when the last sign of him reached the log; null when there was none since this fold began
 * @param silentSince when he was heard last before he fell silent; null when he is not silent
 */
public record LiveDriver(
        String id,
        int partition,
        Driver driver,
        long version,
        @Nullable Fix fix,
        @Nullable Instant heardAt,
        @Nullable Instant silentSince) {

    /** How far ahead of the log's clock a device's clock may be. A fix from further in the future would stop all later ones. */
    public static final Duration CLOCK_AHEAD = Duration.ofMinutes(1);

    private static final Drivers DRIVERS = new Drivers();

    public static LiveDriver unknown(String id, int partition) {
        return new LiveDriver(id, partition, DRIVERS.initial(), 0, null, null, null);
    }

    /**
     * After an event of his owner.
     *
     * @param event what stands on {@code driver-events}
     * @param at when it was appended
     */
    public LiveDriver after(Object event, long eventVersion, Instant at) {
        if (eventVersion <= version) {
            return this;
        }
        Driver next = DRIVERS.evolve(driver, DriverFact.of(event)).withoutFences();
        Instant silent = event instanceof DriverEvent.FellSilent fell ? fell.lastHeardAt() : silentSince;
        LiveDriver folded =
                new LiveDriver(id, partition, next, eventVersion, fix, heardAt, isSilent(next) ? silent : null);
        LiveDriver heard = isHisOwnDoing(event) ? folded.heard(at) : folded;
        return event instanceof DriverEvent.WentOnline online
                ? heard.at(new Fix(online.position(), Float.NaN, online.at()))
                : heard;
    }

    /**
     * After a fix.
     *
     * @param at when it was appended
     */
    public LiveDriver after(Fix newFix, Instant at) {
        boolean sane = !newFix.recordedAt().isAfter(at.plus(CLOCK_AHEAD));
        return sane ? heard(at).at(newFix) : heard(at);
    }

    private LiveDriver at(Fix newFix) {
        return fix != null && !newFix.recordedAt().isAfter(fix.recordedAt())
                ? this
                : new LiveDriver(id, partition, driver, version, newFix, heardAt, silentSince);
    }

    private LiveDriver heard(Instant at) {
        return heardAt != null && !at.isAfter(heardAt)
                ? this
                : new LiveDriver(id, partition, driver, version, fix, at, silentSince);
    }

    private static boolean isHisOwnDoing(Object event) {
        return switch (event) {
            case DriverEvent.WentOnline online -> true;
            case DriverEvent.HeardAgain again -> true;
            case DriverEvent.TripStarted started -> true;
            case ClaimOutcome.Confirmed accepted -> true;
            default -> false;
        };
    }

    private static boolean isSilent(Driver driver) {
        return driver instanceof Driver.Registered known && known.silent();
    }

    public DriverStatus status() {
        return driver.status();
    }

    /** Products that he can be offered now; empty unless he is free, heard and somewhere. */
    public List<String> availableFor() {
        return driver instanceof Driver.Registered known
                        && known.status() == DriverStatus.AVAILABLE
                        && !known.silent()
                        && fix != null
                ? known.products()
                : List.of();
    }

    /**
     * What his owner must be told about his silence, if anything.
     *
     * @param watchedSince when the fold had caught up: nobody is called silent for what was not listened to
     */
    public Optional<DriverCommand> presence(Instant watchedSince, Instant now, Duration silentAfter) {
        if (!(driver instanceof Driver.Registered known)) {
            return Optional.empty();
        }
        if (known.silent()) {
            return heardAt != null && (silentSince == null || heardAt.isAfter(silentSince))
                    ? Optional.of(new DriverCommand.BeHeard(heardAt))
                    : Optional.empty();
        }
        Instant last = heardAt == null || heardAt.isBefore(watchedSince) ? watchedSince : heardAt;
        boolean expected = known.wantsOffers() || known.ride().isPresent();
        return expected && !last.plus(silentAfter).isAfter(now)
                ? Optional.of(new DriverCommand.FallSilent(last))
                : Optional.empty();
    }
}
