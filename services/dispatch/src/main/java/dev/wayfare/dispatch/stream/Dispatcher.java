package dev.wayfare.dispatch.stream;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.dispatch.DispatchOutcome;
import dev.wayfare.contracts.dispatch.FindDriver;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.dispatch.matching.Proposal;
import dev.wayfare.dispatch.matching.Reservations;
import dev.wayfare.dispatch.matching.WindowMatch;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.Fold;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Collects requests for a window, matches each market, and asks the drivers' owners for holds. What it does twice after
 * a crash harms nobody: a hold is named after ride, attempt and driver. Belongs to its projection's thread.
 */
final class Dispatcher implements Fold {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final String SOURCE = "/wayfare/dispatch";
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration REST = Duration.ofMillis(200);

    private final WindowMatch match;
    private final Reservations reservations;
    private final LogWriter writer;
    private final HeldBackOffsets offsets;
    private final Duration window;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Set<FindDriver> open = new LinkedHashSet<>();
    private Instant openedAt = Instant.EPOCH;

    Dispatcher(
            WindowMatch match,
            Reservations reservations,
            LogWriter writer,
            HeldBackOffsets offsets,
            Duration window,
            Clock clock,
            MeterRegistry meters) {
        this.match = match;
        this.reservations = reservations;
        this.writer = writer;
        this.offsets = offsets;
        this.window = window;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void apply(List<Envelope> batch) {
        for (Envelope one : batch) {
            if (one.value() instanceof FindDriver request) {
                if (open.isEmpty()) {
                    openedAt = clock.instant();
                }
                open.add(request);
            } else if (one.value() instanceof ClaimOutcome.HoldRefused refused) {
                reservations.refused(new UserId(refused.resource()));
            }
        }
    }

    @Override
    public void tick() {
        if (!open.isEmpty() && !clock.instant().isBefore(openedAt.plus(window))) {
            closeWindow();
        }
        if (open.isEmpty()) {
            offsets.release();
        }
    }

    @Override
    public Duration tickEvery() {
        return open.isEmpty() ? REST : LOOK;
    }

    @Override
    public void assigned(Collection<TopicPartition> partitions) {
        open.clear();
    }

    private void closeWindow() {
        Instant now = clock.instant();
        Map<String, List<FindDriver>> markets = new LinkedHashMap<>();
        for (FindDriver request : open) {
            if (now.isBefore(request.validUntil())) {
                markets.computeIfAbsent(request.market(), market -> new ArrayList<>())
                        .add(request);
            }
        }
        List<CompletableFuture<RecordMetadata>> sent = new ArrayList<>();
        markets.forEach((market, requests) -> sent.addAll(matchMarket(market, requests, now)));
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        open.clear();
    }

    private List<CompletableFuture<RecordMetadata>> matchMarket(String market, List<FindDriver> requests, Instant now) {
        WindowMatch.Result result = match.match(requests, now);
        result.gates().counts().forEach((gate, times) -> meters.counter(
                        "wayfare.dispatch.candidates", "gate", gate.name().toLowerCase(Locale.ROOT))
                .increment(times));
        LOG.atLevel(result.proposals().size() < requests.size() ? Level.INFO : Level.DEBUG)
                .log(
                        "market {}: {} requests, {} proposals, gates {}",
                        market,
                        requests.size(),
                        result.proposals().size(),
                        result.gates().counts());
        List<CompletableFuture<RecordMetadata>> sent = new ArrayList<>();
        result.proposals().forEach(proposal -> sent.add(writer.append(hold(proposal))));
        result.seen().forEach((request, seen) -> sent.add(writer.append(none(request, seen))));
        return sent;
    }

    private static Command hold(Proposal proposal) {
        FindDriver request = proposal.request();
        String driver = proposal.driver().value();
        ClaimId claim = new ClaimId(
                Ids.derive(ClaimId.PREFIX, request.ride().value(), Integer.toString(request.attempt()), driver));
        ClaimCommand.Hold hold = new ClaimCommand.Hold(
                driver,
                claim,
                request.ride().value(),
                1,
                List.of(),
                request.holdS(),
                request.validUntil(),
                "pickupEtaS=" + proposal.pickupEtaS());
        return new Command(
                Topics.DRIVER_CLAIMS,
                driver,
                hold,
                "hold/" + claim.value(),
                SOURCE,
                request.ride().value(),
                null,
                null);
    }

    private static Command none(FindDriver request, int seen) {
        DispatchOutcome.NoCandidates none = new DispatchOutcome.NoCandidates(request.ride(), request.attempt(), seen);
        String id = "none/" + request.ride() + "/" + request.attempt();
        return new Command(
                Topics.DISPATCH_OUTCOMES,
                request.ride().value(),
                none,
                id,
                SOURCE,
                request.ride().value(),
                null,
                null);
    }
}
