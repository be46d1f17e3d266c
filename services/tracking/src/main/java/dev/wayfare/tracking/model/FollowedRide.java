package dev.wayfare.tracking.model;

import dev.wayfare.contracts.rides.RideCommand.RideMeasured;
import dev.wayfare.contracts.tracking.RidePhase;
import dev.wayfare.contracts.tracking.TrackingEvent;
import dev.wayfare.contracts.tracking.TrackingTask.FollowRide;
import dev.wayfare.contracts.tracking.TrackingTask.MeasureRide;
import dev.wayfare.kernel.GeoPoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One ride from the accept to the answer: a fold of its tasks and of its driver's fixes between them. What is measured depends on
 * what is in the log and on nothing else: a fix belongs to the ride by when it was appended, to the trip by when it was recorded, and
 * none that was appended after the ask counts. So the same log gives the same metres however often it is read. One thread.
 */
public final class FollowedRide {

    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final long SHOWN_EVERY_MS = 1_000;
    private static final long EARLY_MS = 200;

    private final Itinerary itinerary;
    private final Lookout lookout;
    private final Limits limits;
    private final Trail trail = new Trail();
    private final long followedMs;
    private long closedMs = Long.MAX_VALUE;
    private @Nullable Instant startedAt;
    private @Nullable MeasureRide asked;
    private @Nullable Sighting newest;
    private long toldVersion;
    private long shownMs = UNKNOWN;
    private long nextShownMs;

    /**
     * A ride that is followed from now on.
     *
     * @param appendedMs when the task reached the log
     */
    public FollowedRide(FollowRide task, long appendedMs, Limits limits) {
        this.itinerary = Itinerary.of(task);
        this.lookout = new Lookout(itinerary, limits.longStop());
        this.limits = limits;
        this.followedMs = appendedMs;
    }

    public Itinerary itinerary() {
        return itinerary;
    }

    /** The rider is on board. */
    public void start(Instant at) {
        startedAt = at;
        lookout.boarded();
    }

    /**
     * The trip is over and shall be measured, once all that was appended until then has been seen.
     *
     * @param appendedMs when the task reached the log
     */
    public void end(MeasureRide task, long appendedMs) {
        if (asked == null) {
            startedAt = task.startedAt();
            asked = task;
            closedMs = Math.min(closedMs, appendedMs);
        }
    }

    /** There will be nothing to measure; what was appended until then is still part of its track. */
    public void stop(long appendedMs) {
        closedMs = Math.min(closedMs, appendedMs);
    }

    /** When it was first followed, by the log's time. */
    public long followedMs() {
        return followedMs;
    }

    /** True once a task has ended it; it waits for the fixes until {@link #closedMs}. */
    public boolean isClosed() {
        return closedMs != Long.MAX_VALUE;
    }

    public long closedMs() {
        return closedMs;
    }

    /**
     * A fix of its driver.
     *
     * @param appendedMs when it reached the log
     * @return what is worth telling; empty when the fix is none of this ride's, or tells nothing
     */
    public List<TrackingEvent> see(Sighting seen, long appendedMs) {
        if (appendedMs < followedMs || appendedMs > closedMs) {
            return List.of();
        }
        trail.add(seen);
        if (seen.atMs() <= newestMs() || seen.jumped()) {
            return List.of();
        }
        newest = seen;
        return lookout.see(seen);
    }

    private long newestMs() {
        return newest == null ? UNKNOWN : newest.atMs();
    }

    /** The number of the next thing that is told of this ride. */
    public long nextVersion() {
        return ++toldVersion;
    }

    /**
     * Where people are to be shown that he is: his newest sighting unless they have seen it, at most once a second. A little early is
     * on time, since devices send about once a second; what is early is taken off the next second.
     */
    public Optional<Sighting> show(long nowMs) {
        Sighting seen = newest;
        if (seen == null || seen.atMs() <= shownMs || nowMs < nextShownMs - EARLY_MS) {
            return Optional.empty();
        }
        shownMs = seen.atMs();
        nextShownMs = Math.max(nowMs, nextShownMs) + SHOWN_EVERY_MS;
        return Optional.of(seen);
    }

    public RidePhase phase() {
        return lookout.phase();
    }

    /** Where the driver is heading. */
    public GeoPoint target() {
        return lookout.target();
    }

    /** The answer to the ask; empty when nobody asked. */
    public Optional<RideMeasured> measured() {
        MeasureRide ask = asked;
        if (ask == null) {
            return Optional.empty();
        }
        DrivenDistance driven = DrivenDistance.between(
                trail.inOrder(), ask.startedAt().toEpochMilli(), ask.endedAt().toEpochMilli(), limits.fastestMps());
        return Optional.of(new RideMeasured(itinerary.driver(), driven.distanceM(), driven.fixes(), driven.unseenS()));
    }

    /** Where it has been until now. */
    public Track track() {
        return new Track(
                itinerary, followedMs, startedAt, asked == null ? null : asked.endedAt(), isClosed(), trail.copy());
    }
}
