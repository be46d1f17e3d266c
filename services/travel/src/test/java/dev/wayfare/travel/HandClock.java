package dev.wayfare.travel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test sets on, in UTC. Not thread-safe. */
public final class HandClock extends Clock {

    private final Duration eachLook;
    private Instant now;

    /**
     * A clock.
     *
     * @param eachLook how much later it is whenever it is looked at; zero for one that stands
     */
    public HandClock(Instant start, Duration eachLook) {
        this.now = start;
        this.eachLook = eachLook;
    }

    @Override
    public Instant instant() {
        now = now.plus(eachLook);
        return now;
    }

    /** So much time passes. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
