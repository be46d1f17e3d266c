package dev.wayfare.fleet.livemap.model;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.fleet.DriverEvent;
import dev.wayfare.contracts.fleet.DriverStatus;
import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.fleet.drivers.model.Driver;
import dev.wayfare.fleet.drivers.model.DriverFact;
import dev.wayfare.fleet.drivers.model.Drivers;
import dev.wayfare.kernel.GeoPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A driver as the live map knows him: the fold of his events and of his fixes. The newest fix wins by the time it was
 * recorded, never by its arrival; an event is folded once, by its version. Folding a fix makes no objects. Belongs to the fold's
 * thread.
 */
public final class LiveDriver {

    /** How far ahead of the log's clock a device's clock may be. A fix from further in the future would stop all later ones. */
    public static final Duration CLOCK_AHEAD = Duration.ofMinutes(1);

    private static final Drivers DRIVERS = new Drivers();
    private static final long CLOCK_AHEAD_MS = CLOCK_AHEAD.toMillis();
    private static final long NEVER = Long.MIN_VALUE;
    private static final int MOST_LAT_E7 = 850_511_287;
    private static final int MOST_LON_E7 = 1_800_000_000;

    private final String id;
    private final int partition;
    private Driver driver = DRIVERS.initial();
    private DriverStatus status = driver.status();
    private List<String> wanted = List.of();
    private boolean present;
    private long version;
    private long silentSinceMs = NEVER;
    private long heardAtMs = NEVER;
    private long fixAtMs = NEVER;
    private int latE7;
    private int lonE7;
    private short heading = FixBytes.UNKNOWN;

    /**
     * A driver of whom nothing is known.
     *
     * @param id his user id
     * @param partition of the log that he lies in
     */
    public LiveDriver(String id, int partition) {
        this.id = id;
        this.partition = partition;
    }

    /**
     * A driver as he was folded once.
     *
     * @param known what his owner's events made of him
     * @param silentSince when he was heard last before he fell silent; null when he is not silent
     */
    static LiveDriver revived(
            String id, int partition, Driver known, long version, @Nullable Instant silentSince, @Nullable Fix fix) {
        LiveDriver live = new LiveDriver(id, partition);
        live.become(known);
        live.version = version;
        live.silentSinceMs = silentSince == null ? NEVER : silentSince.toEpochMilli();
        if (fix != null) {
            live.stand(fix);
        }
        return live;
    }

    /**
     * An event of his owner.
     *
     * @param event what stands on {@code driver-events}
     * @param atMs when it was appended
     * @return false when it was folded before
     */
    public boolean event(Object event, long eventVersion, long atMs) {
        if (eventVersion <= version) {
            return false;
        }
        become(DRIVERS.evolve(driver, DriverFact.of(event)).withoutFences());
        version = eventVersion;
        if (event instanceof DriverEvent.FellSilent fell) {
            silentSinceMs = fell.lastHeardAt().toEpochMilli();
        }
        if (!isSilent()) {
            silentSinceMs = NEVER;
        }
        if (isHisOwnDoing(event)) {
            heardAtMs = Math.max(heardAtMs, atMs);
        }
        if (event instanceof DriverEvent.WentOnline online) {
            stand(new Fix(online.position(), Float.NaN, online.at()));
        }
        return true;
    }

    private void become(Driver next) {
        driver = next;
        status = next.status();
        boolean heard = next instanceof Driver.Registered known && !known.silent();
        present = heard && status != DriverStatus.OFFLINE;
        wanted = present && status == DriverStatus.AVAILABLE ? ((Driver.Registered) next).products() : List.of();
    }

    private void stand(Fix fix) {
        fix(
                fix.recordedAt().toEpochMilli(),
                (int) Math.round(fix.position().lat() * FixBytes.DEGREES),
                (int) Math.round(fix.position().lon() * FixBytes.DEGREES),
                FixBytes.scaled(fix.headingDeg(), Fix.HEADING),
                NEVER);
    }

    /**
     * A fix, in the units of {@link FixBytes}.
     *
     * @param atMs when it was appended
     * @return whether it is now the newest; not so one from the future, or one where no map reaches
     */
    public boolean fix(long recordedAtMs, int newLatE7, int newLonE7, short newHeading, long atMs) {
        if (atMs != NEVER) {
            heardAtMs = Math.max(heardAtMs, atMs);
        }
        boolean sane = (atMs == NEVER || recordedAtMs <= atMs + CLOCK_AHEAD_MS)
                && Math.abs((long) newLatE7) <= MOST_LAT_E7
                && Math.abs((long) newLonE7) <= MOST_LON_E7;
        if (!sane || recordedAtMs <= fixAtMs) {
            return false;
        }
        fixAtMs = recordedAtMs;
        latE7 = newLatE7;
        lonE7 = newLonE7;
        heading = newHeading;
        return true;
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

    private boolean isSilent() {
        return driver instanceof Driver.Registered known && known.silent();
    }

    public String id() {
        return id;
    }

    public int partition() {
        return partition;
    }

    /** What his owner's events make of him, without the memory of ended claims. */
    public Driver driver() {
        return driver;
    }

    /** Of his last event. */
    public long version() {
        return version;
    }

    public @Nullable Instant silentSince() {
        return silentSinceMs == NEVER ? null : Instant.ofEpochMilli(silentSinceMs);
    }

    /** When the last sign of him reached the log; null when there was none since this fold began. */
    public @Nullable Instant heardAt() {
        return heardAtMs == NEVER ? null : Instant.ofEpochMilli(heardAtMs);
    }

    /** His newest; null until there is one. */
    public @Nullable Fix fix() {
        return fixAtMs == NEVER
                ? null
                : new Fix(
                        new GeoPoint(latE7 / FixBytes.DEGREES, lonE7 / FixBytes.DEGREES),
                        FixBytes.unscaled(heading, Fix.HEADING),
                        Instant.ofEpochMilli(fixAtMs));
    }

    /** Degrees × 10⁷ of his newest fix. */
    public int latE7() {
        return latE7;
    }

    /** Degrees × 10⁷ of his newest fix. */
    public int lonE7() {
        return lonE7;
    }

    public DriverStatus status() {
        return status;
    }

    /** Whether he is on the map: at work, heard, and somewhere. */
    public boolean isPresent() {
        return present && fixAtMs != NEVER;
    }

    /** Products that he can be offered now; empty unless he is free, heard and somewhere. */
    public List<String> availableFor() {
        return fixAtMs == NEVER ? List.of() : wanted;
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
            return heardAtMs != NEVER && heardAtMs > silentSinceMs
                    ? Optional.of(new DriverCommand.BeHeard(Instant.ofEpochMilli(heardAtMs)))
                    : Optional.empty();
        }
        long lastMs = Math.max(heardAtMs, watchedSince.toEpochMilli());
        if (lastMs + silentAfter.toMillis() > now.toEpochMilli()) {
            return Optional.empty();
        }
        return known.wantsOffers() || known.ride().isPresent()
                ? Optional.of(new DriverCommand.FallSilent(Instant.ofEpochMilli(lastMs)))
                : Optional.empty();
    }
}
