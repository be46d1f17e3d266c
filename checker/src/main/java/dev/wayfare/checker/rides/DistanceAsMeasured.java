package dev.wayfare.checker.rides;

import dev.wayfare.checker.check.Check;
import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.contracts.rides.DistanceBasis;
import dev.wayfare.contracts.rides.RideCommand.RideMeasured;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideEvent.RideCompleted;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.contracts.rides.RideEvent.RideStarted;
import dev.wayfare.contracts.rides.RideEvent.TripEnded;
import dev.wayfare.contracts.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A completed ride's distance is what tracking measured for its driver, or the estimate of its request, as its basis says; its
 * duration is from start to end of the trip. With the tariff's check, the fare so follows from the log alone.
 */
public final class DistanceAsMeasured implements Check {

    private final CheckOptions options;
    private final boolean answersAreWhole;
    private final Map<String, Trip> live = new HashMap<>();
    private final Map<String, Set<Answer>> answers = new HashMap<>();
    private final Map<String, Claimed> claimed = new HashMap<>();

    public DistanceAsMeasured(CheckOptions options, Bounds bounds) {
        this.options = options;
        this.answersAreWhole = bounds.isWhole(Topics.RIDE_ACTIONS.name());
    }

    private static final class Trip {
        final int estimateM;

        @Nullable
        Instant startedAt;

        @Nullable
        Instant endedAt;

        Trip(int estimateM) {
            this.estimateM = estimateM;
        }
    }

    private record Answer(String driver, int distanceM) {}

    private record Claimed(Answer answer, Place place, Instant at) {}

    @Override
    public String name() {
        return "fares follow the measured distance";
    }

    @Override
    public int sentence() {
        return 6;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.RIDE_EVENTS.name(), Topics.RIDE_ACTIONS.name());
    }

    @Override
    public void see(Decoded record, Findings findings) {
        if (record.value() instanceof RideMeasured measured) {
            answered(record.key(), new Answer(measured.driver().value(), measured.distanceM()));
        } else if (record.value() instanceof RideEvent event) {
            told(record, event, findings);
        }
    }

    private void answered(String ride, Answer answer) {
        Claimed waiting = claimed.get(ride);
        if (waiting != null && waiting.answer().equals(answer)) {
            claimed.remove(ride);
        } else {
            answers.merge(ride, Set.of(answer), DistanceAsMeasured::union);
        }
    }

    private static Set<Answer> union(Set<Answer> some, Set<Answer> more) {
        Set<Answer> all = new java.util.HashSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }

    private void told(Decoded record, RideEvent event, Findings findings) {
        if (event instanceof RideRequested requested) {
            live.put(record.key(), new Trip(requested.distanceM()));
            return;
        }
        Trip trip = live.get(record.key());
        if (trip == null) {
            return;
        }
        if (event instanceof RideStarted started) {
            trip.startedAt = started.at();
        } else if (event instanceof TripEnded ended) {
            trip.endedAt = ended.at();
        } else if (event instanceof RideCompleted completed && completed.basis() != null) {
            completed(record, trip, completed, completed.basis(), findings);
        }
        if (RideEnd.of(event).isPresent()) {
            live.remove(record.key());
        }
    }

    private void completed(Decoded record, Trip trip, RideCompleted completed, DistanceBasis basis, Findings findings) {
        findings.examined();
        if (trip.startedAt != null && trip.endedAt != null) {
            long lasted =
                    Math.max(0, Duration.between(trip.startedAt, trip.endedAt).toSeconds());
            if (completed.durationS() != lasted) {
                findings.violation(record, "billed for " + completed.durationS() + " s, but it took " + lasted + " s");
            }
        }
        switch (basis) {
            case ESTIMATED -> {
                if (completed.distanceM() != trip.estimateM) {
                    findings.violation(
                            record,
                            "billed for an estimate of " + completed.distanceM() + " m, but it was " + trip.estimateM);
                }
            }
            case MEASURED -> mustHaveBeenAnswered(record, completed);
        }
    }

    private void mustHaveBeenAnswered(Decoded record, RideCompleted completed) {
        Answer answer = new Answer(completed.driver().value(), completed.distanceM());
        Set<Answer> known = answers.remove(record.key());
        if (known == null || !known.contains(answer)) {
            claimed.put(record.key(), new Claimed(answer, record.place(), completed.at()));
        }
    }

    @Override
    public void finish(Findings findings) {
        if (!answersAreWhole) {
            findings.note(claimed.size() + " distances were measured before what is left of ride-actions");
            return;
        }
        claimed.forEach((ride, one) -> {
            if (options.mustHaveFollowed(one.at())) {
                findings.violation(
                        one.place(), ride, "billed for " + one.answer().distanceM() + " m, which nobody measured");
            }
        });
    }
}
