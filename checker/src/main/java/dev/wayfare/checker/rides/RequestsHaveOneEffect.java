package dev.wayfare.checker.rides;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.NamedCheck;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.contracts.rides.RideCommand.RequestRide;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.CommandOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Each ride that was asked for was requested once, and none that nobody asked for. A refusal leaves no event: it shows
 * on {@code command-outcomes} when somebody waited; any other request without a ride is told as refused or undecided.
 */
public final class RequestsHaveOneEffect extends NamedCheck {

    private static final int LISTED = 5;
    private static final Request SETTLED = new Request();

    private final CheckOptions options;
    private final boolean requestsAreWhole;
    private final Map<String, Request> rides = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    public RequestsHaveOneEffect(CheckOptions options, Bounds bounds) {
        super(
                1,
                "each request has one effect",
                Set.of(Topics.RIDE_REQUESTS.name(), Topics.RIDE_EVENTS.name(), Topics.COMMAND_OUTCOMES.name()));
        this.options = options;
        this.requestsAreWhole = bounds.isWhole(Topics.RIDE_REQUESTS.name());
    }

    private static final class Request {
        @Nullable
        String command;

        @Nullable
        Place effect;

        Instant effectAt = Instant.EPOCH;
    }

    @Override
    public void see(Decoded record, Findings findings) {
        switch (record.value()) {
            case RequestRide command -> asked(record);
            case RideRequested event -> requested(record, event, findings);
            case CommandOutcome outcome when !outcome.isApplied() -> refused.add(outcome.command());
            default -> {}
        }
    }

    private void asked(Decoded record) {
        Request request = rides.computeIfAbsent(record.key(), ride -> new Request());
        if (request != SETTLED) {
            request.command = record.id() == null ? "" : record.id();
            settleWhenBoth(record.key(), request);
        }
    }

    private void requested(Decoded record, RideRequested event, Findings findings) {
        findings.examined();
        if (!event.ride().value().equals(record.key())) {
            findings.violation(record, "RideRequested of " + event.ride() + " under another key");
        }
        Request request = rides.computeIfAbsent(record.key(), ride -> new Request());
        if (request == SETTLED || request.effect != null) {
            findings.violation(record, "a second RideRequested of this ride");
            return;
        }
        request.effect = record.place();
        request.effectAt = event.at();
        settleWhenBoth(record.key(), request);
    }

    private void settleWhenBoth(String ride, Request request) {
        if (request.command != null && request.effect != null) {
            rides.put(ride, SETTLED);
        }
    }

    @Override
    public void finish(Findings findings) {
        List<String> undecided = new ArrayList<>();
        int answered = 0;
        for (Map.Entry<String, Request> one : rides.entrySet()) {
            Request request = one.getValue();
            if (request == SETTLED) {
                continue;
            }
            if (request.command == null) {
                if (requestsAreWhole && options.mustHaveFollowed(request.effectAt)) {
                    findings.violation(request.effect, one.getKey(), "RideRequested, but nobody asked for it");
                }
            } else if (refused.contains(request.command)) {
                answered++;
            } else {
                undecided.add(one.getKey());
            }
        }
        tell(findings, answered, undecided);
    }

    private static void tell(Findings findings, int answered, List<String> undecided) {
        if (answered > 0) {
            findings.note(answered + " requests were refused and answered so");
        }
        if (!undecided.isEmpty()) {
            List<String> first = undecided.stream().sorted().limit(LISTED).toList();
            findings.note(undecided.size() + " requests are refused or undecided: " + String.join(", ", first)
                    + (undecided.size() > LISTED ? ", …" : ""));
        }
    }
}
