package dev.wayfare.checker.travel;

import dev.wayfare.checker.check.Check;
import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingCommand.Create;
import dev.wayfare.contracts.travel.BookingEvent.BookingRequested;
import dev.wayfare.contracts.wire.CommandOutcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Each booking that was asked for exists once, however often it was posted, and none that nobody asked for. A request that
 * is refused leaves no event: it shows on {@code command-outcomes} when somebody waited, and is told otherwise.
 */
public final class BookingRequestsHaveOneEffect implements Check {

    private final CheckOptions options;
    private final boolean requestsAreWhole;
    private final Map<String, String> asked = new HashMap<>();
    private final Map<String, Effect> effects = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    public BookingRequestsHaveOneEffect(CheckOptions options, Bounds bounds) {
        this.options = options;
        this.requestsAreWhole = bounds.isWhole(Topics.BOOKING_REQUESTS.name());
    }

    private record Effect(Place place, Instant at) {}

    @Override
    public String name() {
        return "each booking request has one effect";
    }

    @Override
    public int sentence() {
        return 1;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.BOOKING_REQUESTS.name(), Topics.BOOKINGS.name(), Topics.COMMAND_OUTCOMES.name());
    }

    @Override
    public void see(Decoded record, Findings findings) {
        switch (record.value()) {
            case Create _ -> asked.put(record.key(), record.id() == null ? "" : record.id());
            case BookingRequested requested -> {
                findings.examined();
                Effect effect = new Effect(record.place(), requested.at());
                if (effects.putIfAbsent(record.key(), effect) != null) {
                    findings.violation(record, "a second BookingRequested of this booking");
                }
            }
            case CommandOutcome outcome when !outcome.isApplied() -> refused.add(outcome.command());
            default -> {}
        }
    }

    @Override
    public void finish(Findings findings) {
        effects.forEach((booking, effect) -> {
            if (requestsAreWhole && !asked.containsKey(booking) && options.mustHaveFollowed(effect.at())) {
                findings.violation(effect.place(), booking, "BookingRequested, but nobody asked for it");
            }
        });
        long without = asked.entrySet().stream()
                .filter(one -> !effects.containsKey(one.getKey()) && !refused.contains(one.getValue()))
                .count();
        if (without > 0) {
            findings.note(without + " booking requests are refused or undecided");
        }
    }
}
