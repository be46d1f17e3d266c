package dev.wayfare.checker.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What is asked of the log.
 *
 * @param now the time by which open things are judged
 * @param openRides how long a ride may be open; zero = the platform is at rest, every ride must have ended
 * @param lag how far one topic may be behind another (a bill behind its ride); zero = at rest
 * @param clockSkew by how much the clocks of two owners may differ where only times can be compared
 * @param acknowledgedRides rides whose requests were answered with 202 and which no rule refuses: each must exist
 * @param unreadableEventsFail whether an unreadable record on a topic of events is a violation, or only told
 */
public record CheckOptions(
        Instant now,
        Duration openRides,
        Duration lag,
        Duration clockSkew,
        Set<String> acknowledgedRides,
        boolean unreadableEventsFail) {

    public CheckOptions {
        acknowledgedRides = Set.copyOf(acknowledgedRides);
        if (openRides.isNegative() || lag.isNegative() || clockSkew.isNegative()) {
            throw new IllegalArgumentException("allowances must not be negative: open rides " + openRides + ", lag "
                    + lag + ", clock skew " + clockSkew);
        }
    }

    /** Nothing moves any more: whatever must happen has happened. */
    public static CheckOptions atRest(Instant now) {
        return new CheckOptions(now, Duration.ZERO, Duration.ZERO, Duration.ZERO, Set.of(), true);
    }

    /** The platform is at work: young rides may be open, and topics may be some seconds apart. */
    public static CheckOptions atWork(Instant now) {
        return new CheckOptions(now, Duration.ofHours(4), Duration.ofSeconds(30), Duration.ZERO, Set.of(), true);
    }

    public CheckOptions withOpenRides(Duration allowance) {
        return new CheckOptions(now, allowance, lag, clockSkew, acknowledgedRides, unreadableEventsFail);
    }

    public CheckOptions withLag(Duration allowance) {
        return new CheckOptions(now, openRides, allowance, clockSkew, acknowledgedRides, unreadableEventsFail);
    }

    public CheckOptions withClockSkew(Duration allowance) {
        return new CheckOptions(now, openRides, lag, allowance, acknowledgedRides, unreadableEventsFail);
    }

    public CheckOptions withAcknowledgedRides(Collection<String> rides) {
        return new CheckOptions(now, openRides, lag, clockSkew, new LinkedHashSet<>(rides), unreadableEventsFail);
    }

    /** Acknowledged rides of a file with one id on each line; empty lines do not count. */
    public CheckOptions withAcknowledgedRides(Path file) {
        try (var lines = Files.lines(file)) {
            return withAcknowledgedRides(
                    lines.map(String::strip).filter(line -> !line.isEmpty()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read acknowledged rides from " + file, e);
        }
    }

    /** Poison that somebody put on a topic of events on purpose is told, not held against the platform. */
    public CheckOptions toleratingUnreadableEvents() {
        return new CheckOptions(now, openRides, lag, clockSkew, acknowledgedRides, false);
    }

    /** True when what follows from a thing of this time must be on the log by now. */
    public boolean mustHaveFollowed(Instant at) {
        return isPast(at, lag);
    }

    /** True when a ride that was due to begin then must have ended by now. */
    public boolean mustHaveEnded(Instant begun) {
        return isPast(begun, openRides);
    }

    private boolean isPast(Instant at, Duration allowance) {
        return allowance.isZero() || at.plus(allowance).isBefore(now);
    }
}
